<%@ tag pageEncoding="UTF-8" body-content="scriptless" trimDirectiveWhitespaces="true" description="A part of a page that is the same for all visitors, rendered for the first of them." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ attribute name="part" required="true" type="dev.gyeolje.platform.web.CommonPart" %>
<c:choose>
  <c:when test="${empty part.html()}"><jsp:doBody var="rendered"/>${part.keep(rendered)}</c:when>
  <c:otherwise>${part.html()}</c:otherwise>
</c:choose>
