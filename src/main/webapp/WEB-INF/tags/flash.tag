<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The flash message of the last action, if any." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:if test="${not empty flash}">
  <p class="note" role="status">${text.of(flash)}</p>
</c:if>
