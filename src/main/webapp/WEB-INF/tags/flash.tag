<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="What the last action did, if it has something to say." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:if test="${not empty flash}">
  <p class="note" role="status">${text.of(flash)}</p>
</c:if>
