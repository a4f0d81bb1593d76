<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="A product in the list. Sold out, it is shown and leads nowhere." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ attribute name="product" required="true" type="dev.gyeolje.catalog.ProductView" %>
<article class="card ${product.soldOut() ? 'sold-out' : ''}" data-product="${fn:escapeXml(product.id())}">
  <img src="${fn:escapeXml(product.picture())}" alt="" width="400" height="400" loading="lazy">
  <div class="card-text">
    <h2>
      <c:choose>
        <c:when test="${product.soldOut()}"><c:out value="${product.name()}"/></c:when>
        <c:otherwise><a href="/checkout/${fn:escapeXml(product.id())}"><c:out value="${product.name()}"/></a></c:otherwise>
      </c:choose>
    </h2>
    <p class="description"><c:out value="${product.description()}"/></p>
    <p class="price"><t:money value="${product.price()}"/>&#32;<t:stock product="${product}"/></p>
  </div>
</article>
