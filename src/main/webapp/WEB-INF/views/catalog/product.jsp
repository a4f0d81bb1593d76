<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="catalog.list.title" name="${product.name()}" description="${product.description()}" address="${shared.address()}" picture="${shared.picture()}">
  <article class="product" data-product="${fn:escapeXml(product.id())}">
    <img src="${fn:escapeXml(product.picture())}" alt="" width="400" height="400">
    <div>
      <h1><c:out value="${product.name()}"/></h1>
      <p class="description"><c:out value="${product.description()}"/></p>
      <p class="price"><t:money value="${product.price()}"/>&#32;<t:stock product="${product}"/></p>
      <c:choose>
        <c:when test="${product.soldOut()}">
          <p class="note">${text.of('catalog.product.soldOut')}</p>
          <p><a class="button" href="/">${text.of('catalog.list.showAll')}</a></p>
        </c:when>
        <c:otherwise>
          <form method="post" action="/cart">
            <p class="quantity">
              <label for="quantity">${text.of('catalog.product.quantity')}</label>
              <select id="quantity" name="quantity" autocomplete="off">
                <c:forEach begin="1" end="${product.maxQuantity()}" var="number">
                  <option value="${fn:escapeXml(number)}"><c:out value="${number}"/></option>
                </c:forEach>
              </select>
            </p>
            <p class="actions">
              <button class="quiet" name="product" value="${fn:escapeXml(product.id())}" data-testid="to-cart">${text.of('cart.add')}</button>
              <button class="primary" formmethod="get" formaction="/checkout/${fn:escapeXml(product.id())}" data-testid="buy">${text.of('catalog.product.buy')}</button>
              <c:if test="${empty signedInUser}"><button class="quiet" formaction="/checkout/guest" name="product" value="${fn:escapeXml(product.id())}" data-testid="guest">${text.of('checkout.guest')}</button></c:if>
            </p>
          </form>
        </c:otherwise>
      </c:choose>
    </div>
  </article>
  <script type="application/ld+json">${shared.structuredData()}</script>
</t:page>
