<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.money.title">
  <h1>${text.of('ops.money.heading')}</h1>
  <section class="panel">
    <h2>${text.of('ops.money.reviews')}</h2>
    <c:if test="${empty reviews}"><p class="hint">${text.of('ops.money.none')}</p></c:if>
    <t:oldest-of shown="${reviews}" total="${allReviews}"/>
    <ul class="rows plain">
      <c:forEach items="${reviews}" var="review">
        <li data-review="${fn:escapeXml(review.orderId())}">
          <a href="/ops/orders/${fn:escapeXml(review.orderId())}"><c:out value="${review.name()}"/></a>
          <t:money value="${review.total()}"/>
          <small><t:age value="${review.age()}"/> · <c:out value="${review.why()}"/> · <code><c:out value="${review.payment()}"/></code></small>
        </li>
      </c:forEach>
    </ul>
  </section>
  <section class="panel">
    <h2>${text.of('ops.money.overdue')}</h2>
    <c:if test="${empty overdue}"><p class="hint">${text.of('ops.money.none')}</p></c:if>
    <t:oldest-of shown="${overdue}" total="${allOverdue}"/>
    <ul class="rows plain">
      <c:forEach items="${overdue}" var="late">
        <li data-overdue="${fn:escapeXml(late.orderId())}">
          <a href="/ops/orders/${fn:escapeXml(late.orderId())}"><c:out value="${late.name()}"/></a>
          <t:money value="${late.total()}"/>
          <small><t:state value="${late.state()}"/>&#32;<t:age value="${late.age()}"/> · <c:out value="${late.answer()}"/></small>
        </li>
      </c:forEach>
    </ul>
  </section>
  <section class="panel">
    <h2>${text.of('ops.money.unknown')}</h2>
    <c:if test="${empty attempts}"><p class="hint">${text.of('ops.money.none')}</p></c:if>
    <t:oldest-of shown="${attempts}" total="${allAttempts}"/>
    <c:forEach items="${attempts}" var="attempt">
      <article class="entry">
        <p><a href="/ops/orders/${fn:escapeXml(attempt.orderId())}"><c:out value="${attempt.orderId()}"/></a></p>
        <t:attempt value="${attempt}" request="${request}"/>
      </article>
    </c:forEach>
  </section>
  <section class="panel">
    <h2>${text.of('ops.money.refunds')}</h2>
    <c:if test="${empty refunds}"><p class="hint">${text.of('ops.money.none')}</p></c:if>
    <t:oldest-of shown="${refunds}" total="${allRefunds}"/>
    <ul class="rows plain">
      <c:forEach items="${refunds}" var="refund">
        <li>
          <a href="/ops/orders/${fn:escapeXml(refund.orderId())}"><c:out value="${refund.reason()}"/></a>
          <t:money value="${refund.amount()}"/>
          <small><t:age value="${refund.age()}"/> · ${text.of('ops.outbox.attempts', refund.attempts())} · ${text.of('ops.outbox.next')}: <t:time value="${refund.nextAttemptAt()}"/>&#32;<c:out value="${refund.answer()}"/>&#32;<c:out value="${refund.message()}"/></small>
        </li>
      </c:forEach>
    </ul>
  </section>
</t:ops-page>
