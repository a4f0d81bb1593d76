<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="An attempt to collect money, with a button that checks it at Toss." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ attribute name="value" required="true" type="dev.gyeolje.ops.AttemptView" %>
<%@ attribute name="request" required="true" description="idempotency key of the form" %>
<dl class="facts" data-attempt="${fn:escapeXml(value.status())}">
  <dt>${text.of('ops.attempt.status')}</dt>
  <dd><code><c:out value="${value.status()}"/></code></dd>
  <dt>${text.of('ops.attempt.amount')}</dt>
  <dd><t:money value="${value.amount()}"/></dd>
  <dt>${text.of('ops.attempt.askedAt')}</dt>
  <dd><t:time value="${value.attemptedAt()}"/> (<t:age value="${value.age()}"/>)</dd>
  <c:if test="${not empty value.lastResult()}">
    <dt>${text.of('ops.attempt.lastResult')}</dt>
    <dd><c:out value="${value.lastResult()}"/></dd>
  </c:if>
  <c:if test="${not empty value.contradiction()}">
    <dt>${text.of('ops.attempt.contradiction')}</dt>
    <dd data-testid="contradiction"><c:out value="${value.contradiction()}"/></dd>
  </c:if>
  <c:if test="${not empty value.nextCheckAt()}">
    <dt>${text.of('ops.attempt.next')}</dt>
    <dd><t:time value="${value.nextCheckAt()}"/> · ${text.of('ops.attempt.checkCount', value.checkCount())}</dd>
  </c:if>
  <dt>${text.of('ops.attempt.key')}</dt>
  <dd><code><c:out value="${value.paymentKey()}"/></code></dd>
  <c:if test="${not empty value.capturedKey()}">
    <dt>${text.of('ops.attempt.capturedKey')}</dt>
    <dd><code data-testid="captured-key"><c:out value="${value.capturedKey()}"/></code></dd>
  </c:if>
  <c:if test="${not empty value.escrow()}">
    <dt>${text.of('ops.attempt.escrow')}</dt>
    <dd data-testid="escrow">${text.of('ops.attempt.escrow.' += value.escrow())}</dd>
  </c:if>
  <c:if test="${not empty value.refundableUntil()}">
    <dt>${text.of('ops.attempt.refundableUntil')}</dt>
    <dd data-testid="refundable-until"><t:time value="${value.refundableUntil()}"/></dd>
  </c:if>
  <c:if test="${not empty value.transfer()}">
    <dt>${text.of('ops.attempt.transfer')}</dt>
    <dd data-transfer="${fn:escapeXml(value.transfer())}">${text.of('ops.attempt.transfer.' += value.transfer())} · <t:time value="${value.transferSince()}"/></dd>
  </c:if>
  <c:if test="${not empty value.traceId()}">
    <dt>${text.of('ops.attempt.trace')}</dt>
    <dd><code data-testid="trace"><c:out value="${value.traceId()}"/></code></dd>
  </c:if>
</dl>
<form method="post" action="/ops/money/checks">
  <input type="hidden" name="request" value="${fn:escapeXml(request)}">
  <input type="hidden" name="order" value="${fn:escapeXml(value.orderId())}">
  <input type="hidden" name="attempt" value="${fn:escapeXml(value.id())}">
  <button data-testid="check">${text.of('ops.attempt.check')}</button>
</form>
