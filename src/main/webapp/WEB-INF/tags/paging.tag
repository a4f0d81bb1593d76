<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Links to the first and to the next page of a list." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ attribute name="list" required="true" description="address of the first page" %>
<%@ attribute name="first" required="true" type="java.lang.Boolean" description="whether this is the first page" %>
<%@ attribute name="next" required="true" description="address of the next page; empty if this is the last" %>
<c:if test="${not first or not empty next}">
  <nav class="actions" aria-label="${text.of('shop.paging')}">
    <c:if test="${not first}">
      <a class="button" href="${fn:escapeXml(list)}">${text.of('shop.paging.first')}</a>
    </c:if>
    <c:if test="${not empty next}">
      <a class="button" href="${fn:escapeXml(next)}" rel="next" data-testid="next">${text.of('shop.paging.next')}</a>
    </c:if>
  </nav>
</c:if>
