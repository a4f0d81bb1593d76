<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="A moment as the language writes it. JSTL formats java.util.Date only and in the server's zone, so the parts go to the text one by one." %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ attribute name="value" required="true" type="java.time.ZonedDateTime" %>
<time datetime="${fn:escapeXml(value.toOffsetDateTime())}"><fmt:message key="time.moment">
  <fmt:param value="${value.getYear()}"/>
  <fmt:param value="${value.getMonthValue()}"/>
  <fmt:param value="${value.getDayOfMonth()}"/>
  <fmt:param value="${value.getHour()}"/>
  <fmt:param value="${value.getMinute()}"/>
</fmt:message></time>
