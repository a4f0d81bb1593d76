<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Go-live checks with the same result." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ attribute name="result" required="true" description="failed, look or passed" %>
<%@ attribute name="checks" required="true" type="java.util.List" %>
<c:if test="${not empty checks}">
  <section class="panel" data-result="${fn:escapeXml(result)}">
    <h2>${text.of('ops.goLive.result.' += result)}</h2>
    <ul>
      <c:forEach items="${checks}" var="check">
        <li data-check="${fn:escapeXml(check)}">${text.of('ops.goLive.' += check)}</li>
      </c:forEach>
    </ul>
  </section>
</c:if>
