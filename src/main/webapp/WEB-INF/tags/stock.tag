<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="What can still be bought of a product." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ attribute name="product" required="true" type="dev.gyeolje.catalog.ProductView" %>
<c:choose>
  <c:when test="${product.soldOut()}">
    <span class="badge out" data-testid="stock"><fmt:message key="catalog.stock.soldOut"/></span>
  </c:when>
  <c:when test="${product.available() le 5}">
    <span class="badge low" data-testid="stock"><fmt:message key="catalog.stock.low"><fmt:param value="${fn:escapeXml(product.available())}"/></fmt:message></span>
  </c:when>
  <c:otherwise>
    <span class="badge" data-testid="stock"><fmt:message key="catalog.stock.available"><fmt:param value="${fn:escapeXml(product.available())}"/></fmt:message></span>
  </c:otherwise>
</c:choose>
