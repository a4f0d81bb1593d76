<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="How long ago, roughly; another node's clock may be ahead of ours." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ attribute name="value" required="true" type="java.time.Duration" %>
<c:choose>
  <c:when test="${value.toMinutes() lt 2}"><fmt:message key="ops.age.seconds"><fmt:param value="${fn:escapeXml(value.isNegative() ? 0 : value.toSeconds())}"/></fmt:message></c:when>
  <c:when test="${value.toHours() lt 2}"><fmt:message key="ops.age.minutes"><fmt:param value="${fn:escapeXml(value.toMinutes())}"/></fmt:message></c:when>
  <c:when test="${value.toDays() lt 2}"><fmt:message key="ops.age.hours"><fmt:param value="${fn:escapeXml(value.toHours())}"/></fmt:message></c:when>
  <c:otherwise><fmt:message key="ops.age.days"><fmt:param value="${fn:escapeXml(value.toDays())}"/></fmt:message></c:otherwise>
</c:choose>
