<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="A message that took no effect: its publishing time, the subscriptions concerned, and its order." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ attribute name="value" required="true" type="dev.gyeolje.ops.UnprocessedView" %>
<p>${text.of('ops.timeline.PUBLISHED')}: <t:time value="${value.publishedAt()}"/> · ${text.of('ops.unprocessed.subscriptions')}: <code><c:out value="${value.subscriptions()}"/></code></p>
<c:if test="${not empty value.orderId()}"><p><a href="/ops/orders/${fn:escapeXml(value.orderId())}"><code><c:out value="${value.orderId()}"/></code></a></p></c:if>
