<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Time of an invariant's check, and the number of rows read." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ attribute name="value" required="true" type="dev.gyeolje.invariant.CheckView" %>
<c:choose>
  <c:when test="${empty value}">${text.of('ops.invariants.never')}</c:when>
  <c:otherwise><t:time value="${value.at()}"/> · ${text.of('ops.invariants.rows', value.rows())}</c:otherwise>
</c:choose>
