<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="States that a list shows the oldest entries only." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ attribute name="shown" required="true" type="java.util.List" %>
<%@ attribute name="total" required="true" type="java.lang.Long" %>
<c:if test="${fn:length(shown) lt total}">
  <p class="hint">${text.of('ops.list.oldestOf', fn:length(shown), total)}</p>
</c:if>
