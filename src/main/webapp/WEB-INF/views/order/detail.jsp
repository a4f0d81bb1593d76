<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="order.detail.title" unlisted="${byLink}" refresh="${order.checking() or order.cancellationRequested() ? 3 : null}">
  <c:if test="${not byLink}"><p><a href="/orders">${text.of('order.detail.back')}</a></p></c:if>
  <h1>${text.of('order.detail.heading')}</h1>
  <p><t:state value="${order.state()}"/>&#32;${text.of(order.hint())}</p>
  <c:if test="${not empty order.reason()}">
    <p class="alert">${text.of(order.reason())}</p>
  </c:if>
  <dl class="facts">
    <dt>${text.of('order.detail.id')}</dt>
    <dd><code><c:out value="${order.id()}"/></code></dd>
    <dt>${text.of('order.detail.orderedAt')}</dt>
    <dd><t:time value="${order.orderedAt()}"/></dd>
    <c:if test="${not empty order.method()}">
      <dt>${text.of('order.detail.method')}</dt>
      <dd>
        <c:choose>
          <c:when test="${not empty order.methodText()}">${text.of(order.methodText())}</c:when>
          <c:otherwise><span lang="ko"><c:out value="${order.method()}"/></span></c:otherwise>
        </c:choose>
      </dd>
    </c:if>
    <c:if test="${not empty order.charge()}">
      <dt>${text.of('order.detail.paid')}</dt>
      <dd data-testid="paid"><t:money value="${order.charge().amount()}"/> · <t:time value="${order.charge().at()}"/></dd>
    </c:if>
  </dl>
  <t:account value="${order.account()}"/>
  <t:link value="${link}"/>
  <c:if test="${not empty order.charge() and not empty order.charge().refunds()}">
    <section class="panel" data-testid="refunds">
      <h2>${text.of('order.detail.refunds')}</h2>
      <ul class="lines">
        <c:forEach items="${order.charge().refunds()}" var="refund">
          <li data-refund="${fn:escapeXml(refund.state())}">
            <span class="line-name">${text.of('order.refund.' += refund.state())}
              <small><t:time value="${refund.at()}"/></small>
            </span>
            <t:money value="${refund.amount()}"/>
          </li>
        </c:forEach>
      </ul>
    </section>
  </c:if>
  <section class="panel">
    <h2>${text.of('order.detail.lines')}</h2>
    <t:order-lines order="${order}"/>
  </section>
  <t:delivery value="${delivery}">
    <c:if test="${delivery.editable() and not byLink}">
      <p><a class="button quiet" href="/orders/${fn:escapeXml(order.id())}/contact" data-testid="change-contact">${text.of(empty delivery.contact() ? 'contact.add' : 'contact.change')}</a></p>
    </c:if>
  </t:delivery>
  <section class="panel">
    <h2>${text.of('order.detail.timeline')}</h2>
    <ol class="timeline">
      <c:forEach items="${order.timeline()}" var="event">
        <li data-state="${fn:escapeXml(event.state())}">${text.of('order.state.' += event.state())}&#32;<small><t:time value="${event.at()}"/></small></li>
      </c:forEach>
    </ol>
  </section>
  <div class="actions">
    <c:if test="${not empty order.receiptUrl()}">
      <a class="button" href="${fn:escapeXml(order.receiptUrl())}" target="_blank" rel="noopener noreferrer" data-testid="receipt">${text.of('order.detail.receipt')}</a>
    </c:if>
    <c:if test="${not empty order.retryUrl() and not byLink}">
      <a class="button primary" href="/orders/${fn:escapeXml(order.id())}/retry" data-testid="retry">${text.of('order.detail.retry')}</a>
    </c:if>
    <c:if test="${not byLink and (order.state() eq 'PENDING' or not empty order.account())}">
      <form method="post" action="/orders/${fn:escapeXml(order.id())}/cancel">
        <button class="quiet" data-testid="cancel-order">${text.of('order.detail.cancel')}</button>
      </form>
    </c:if>
  </div>
</t:page>
