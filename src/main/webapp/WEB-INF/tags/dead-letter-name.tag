<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The name of a dead letter." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ attribute name="value" required="true" type="dev.gyeolje.ops.deadletter.DeadLetterView" %>
<c:choose>
  <c:when test="${empty value.eventType()}">${text.of('ops.deadLetters.unnamed')}</c:when>
  <c:otherwise><c:out value="${value.eventType()}"/></c:otherwise>
</c:choose>
