<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The status of an order as a badge." %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ attribute name="value" required="true" description="name of an OrderStatus" %>
<span class="badge state-${fn:escapeXml(fn:toLowerCase(value))}" data-state="${fn:escapeXml(value)}">${text.of('order.state.' += value)}</span>
