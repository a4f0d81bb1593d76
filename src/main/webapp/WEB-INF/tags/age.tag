<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Approximate age; never negative, although another node's clock may be ahead." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ attribute name="value" required="true" type="java.time.Duration" %>
<c:choose>
  <c:when test="${value.toMinutes() lt 2}">${text.of('ops.age.seconds', value.isNegative() ? 0 : value.toSeconds())}</c:when>
  <c:when test="${value.toHours() lt 2}">${text.of('ops.age.minutes', value.toMinutes())}</c:when>
  <c:when test="${value.toDays() lt 2}">${text.of('ops.age.hours', value.toHours())}</c:when>
  <c:otherwise>${text.of('ops.age.days', value.toDays())}</c:otherwise>
</c:choose>
