<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="An attempt to collect money, with a button that looks it up." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ attribute name="value" required="true" type="dev.gyeolje.ops.AttemptView" %>
<%@ attribute name="request" required="true" description="names what the form asks for" %>
<dl class="facts" data-attempt="${fn:escapeXml(value.status())}">
  <dt><fmt:message key="ops.attempt.status"/></dt>
  <dd><code><c:out value="${value.status()}"/></code></dd>
  <dt><fmt:message key="ops.attempt.amount"/></dt>
  <dd><t:money value="${value.amount()}"/></dd>
  <dt><fmt:message key="ops.attempt.askedAt"/></dt>
  <dd><t:time value="${value.attemptedAt()}"/> (<t:age value="${value.age()}"/>)</dd>
  <c:if test="${not empty value.lastResult()}">
    <dt><fmt:message key="ops.attempt.lastResult"/></dt>
    <dd><c:out value="${value.lastResult()}"/></dd>
  </c:if>
  <c:if test="${not empty value.contradiction()}">
    <dt><fmt:message key="ops.attempt.contradiction"/></dt>
    <dd data-testid="contradiction"><c:out value="${value.contradiction()}"/></dd>
  </c:if>
  <c:if test="${not empty value.nextCheckAt()}">
    <dt><fmt:message key="ops.attempt.next"/></dt>
    <dd><t:time value="${value.nextCheckAt()}"/> · <fmt:message key="ops.attempt.checkCount"><fmt:param value="${fn:escapeXml(value.checkCount())}"/></fmt:message></dd>
  </c:if>
  <dt><fmt:message key="ops.attempt.key"/></dt>
  <dd><code><c:out value="${value.paymentKey()}"/></code></dd>
  <c:if test="${not empty value.capturedKey()}">
    <dt><fmt:message key="ops.attempt.capturedKey"/></dt>
    <dd><code data-testid="captured-key"><c:out value="${value.capturedKey()}"/></code></dd>
  </c:if>
  <c:if test="${not empty value.escrow()}">
    <dt><fmt:message key="ops.attempt.escrow"/></dt>
    <dd data-testid="escrow"><fmt:message key="ops.attempt.escrow.${value.escrow()}"/></dd>
  </c:if>
  <c:if test="${not empty value.refundableUntil()}">
    <dt><fmt:message key="ops.attempt.refundableUntil"/></dt>
    <dd data-testid="refundable-until"><t:time value="${value.refundableUntil()}"/></dd>
  </c:if>
  <c:if test="${not empty value.transfer()}">
    <dt><fmt:message key="ops.attempt.transfer"/></dt>
    <dd data-transfer="${fn:escapeXml(value.transfer())}"><fmt:message key="ops.attempt.transfer.${value.transfer()}"/> · <t:time value="${value.transferSince()}"/></dd>
  </c:if>
  <c:if test="${not empty value.traceId()}">
    <dt><fmt:message key="ops.attempt.trace"/></dt>
    <dd><code data-testid="trace"><c:out value="${value.traceId()}"/></code></dd>
  </c:if>
</dl>
<form method="post" action="/ops/money/checks">
  <input type="hidden" name="request" value="${fn:escapeXml(request)}">
  <input type="hidden" name="order" value="${fn:escapeXml(value.orderId())}">
  <input type="hidden" name="attempt" value="${fn:escapeXml(value.id())}">
  <button data-testid="check"><fmt:message key="ops.attempt.check"/></button>
</form>
