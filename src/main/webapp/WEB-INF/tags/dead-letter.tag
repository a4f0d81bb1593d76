<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="A dead letter: its event, reason and content." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ attribute name="value" required="true" type="dev.gyeolje.ops.deadletter.DeadLetterView" %>
<dl class="facts">
  <dt>${text.of('ops.deadLetters.reason')}</dt>
  <dd><c:out value="${value.reason()}"/></dd>
  <dt>${text.of('ops.deadLetters.receivedAt')}</dt>
  <dd><t:time value="${value.receivedAt()}"/></dd>
  <c:if test="${not empty value.resolvedAt()}">
    <dt>${text.of('ops.deadLetters.resolvedAt')}</dt>
    <dd><t:time value="${value.resolvedAt()}"/></dd>
  </c:if>
  <c:if test="${not empty value.subscription()}">
    <dt>${text.of('ops.deadLetters.subscription')}</dt>
    <dd><c:out value="${value.subscription()}"/></dd>
  </c:if>
  <c:if test="${value.deliveries() gt 0}">
    <dt>${text.of('ops.deadLetters.deliveries')}</dt>
    <dd><c:out value="${value.deliveries()}"/></dd>
  </c:if>
  <c:if test="${not empty value.orderId()}">
    <dt>${text.of('ops.deadLetters.orderId')}</dt>
    <dd><a href="/ops/orders/${fn:escapeXml(value.orderId())}"><code><c:out value="${value.orderId()}"/></code></a></dd>
  </c:if>
  <c:if test="${not empty value.eventId()}">
    <dt>${text.of('ops.deadLetters.eventId')}</dt>
    <dd><code><c:out value="${value.eventId()}"/></code></dd>
  </c:if>
</dl>
<details>
  <summary>${text.of('ops.deadLetters.content')}</summary>
  <pre><c:out value="${value.body()}"/></pre>
</details>
<c:if test="${not empty value.attributes()}">
  <details>
    <summary>${text.of('ops.deadLetters.attributes')}</summary>
    <pre><c:out value="${value.attributes()}"/></pre>
  </details>
</c:if>
