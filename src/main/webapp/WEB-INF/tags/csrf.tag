<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The hidden field that proves a form is ours." %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<input type="hidden" name="_csrf" value="${fn:escapeXml(formToken)}">
