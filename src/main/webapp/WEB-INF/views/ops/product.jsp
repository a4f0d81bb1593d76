<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.stock.title">
  <h1><c:out value="${lang eq 'en' ? product.english() : product.korean()}"/></h1>
  <dl class="facts">
    <dt>${text.of('ops.stock.onHand')}</dt>
    <dd data-testid="on-hand"><c:out value="${product.onHand()}"/></dd>
    <dt>${text.of('ops.stock.held')}</dt>
    <dd><c:out value="${product.held()}"/></dd>
    <dt>${text.of('ops.stock.available')}</dt>
    <dd><c:out value="${product.available()}"/></dd>
  </dl>
  <section class="panel">
    <h2>${text.of('ops.stock.count')}</h2>
    <form method="post" action="/ops/stock/${fn:escapeXml(product.product())}" class="stack">
      <input type="hidden" name="request" value="${fn:escapeXml(request)}">
      <p><label for="on-hand">${text.of('ops.stock.counted')}</label>
        <input id="on-hand" name="onHand" inputmode="numeric" required value="${fn:escapeXml(product.onHand())}"></p>
      <p><label for="reason">${text.of('ops.reason')}</label>
        <input id="reason" name="reason" maxlength="200" required></p>
      <p><button class="primary">${text.of('ops.stock.save')}</button></p>
    </form>
  </section>
  <section class="panel">
    <h2>${text.of('ops.stock.movements')}</h2>
    <ul class="rows plain">
      <c:forEach items="${movements}" var="movement">
        <li data-movement="${fn:escapeXml(movement.kind())}">
          <span>${text.of('ops.stock.kind.' += movement.kind())}</span>
          <strong class="number"><c:out value="${movement.quantity()}"/></strong>
          <small><t:time value="${movement.at()}"/>
            <c:if test="${not empty movement.orderId()}"> · <a href="/ops/orders/${fn:escapeXml(movement.orderId())}"><c:out value="${movement.orderId()}"/></a></c:if>
            <c:if test="${not empty movement.reason()}"> · <c:out value="${movement.actor()}"/> · <q><c:out value="${movement.reason()}"/></q></c:if>
          </small>
        </li>
      </c:forEach>
    </ul>
    <c:url var="newest" value="/ops/stock/${product.product()}"/>
    <c:if test="${not empty next}">
      <c:url var="older" value="/ops/stock/${product.product()}"><c:param name="after" value="${next}"/></c:url>
    </c:if>
    <t:paging list="${newest}" first="${first}" next="${older}"/>
  </section>
</t:ops-page>
