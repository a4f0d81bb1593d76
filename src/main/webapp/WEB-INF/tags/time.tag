<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="A time in the format of the language." %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ attribute name="value" required="true" type="java.time.ZonedDateTime" %>
<time datetime="${fn:escapeXml(text.datetime(value))}">${text.moment(value)}</time>
