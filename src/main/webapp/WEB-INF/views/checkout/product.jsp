<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="checkout.product.title" script="/static/js/checkout.js">
  <c:set var="product" value="${checkout.product()}"/>
  <h1>${text.of('checkout.product.heading')}</h1>
  <div class="checkout">
    <section class="panel summary" data-product="${fn:escapeXml(product.id())}" data-quantity="${fn:escapeXml(checkout.quantity())}">
      <img src="${fn:escapeXml(product.picture())}" alt="" width="400" height="400">
      <h2><c:out value="${product.name()}"/></h2>
      <p class="description"><c:out value="${product.description()}"/></p>
      <p><t:stock product="${product}"/></p>
      <p class="total"><span>${text.of('checkout.product.price')}</span> <t:money value="${product.price()}"/></p>
      <c:if test="${not product.soldOut()}">
        <form class="quantity" method="get" action="/checkout/${fn:escapeXml(product.id())}">
          <label for="quantity">${text.of('checkout.product.quantity')}</label>
          <select id="quantity" name="quantity" autocomplete="off">
            <c:forEach begin="1" end="${checkout.maxQuantity()}" var="number">
              <option value="${fn:escapeXml(number)}" <c:if test="${number eq checkout.quantity()}">selected</c:if>><c:out value="${number}"/></option>
            </c:forEach>
          </select>
          <button class="quiet">${text.of('checkout.product.quantity.apply')}</button>
        </form>
        <form method="post" action="/cart">
          <input type="hidden" name="product" value="${fn:escapeXml(product.id())}">
          <input type="hidden" name="quantity" value="${fn:escapeXml(checkout.quantity())}">
          <button data-testid="to-cart">${text.of('cart.add')}</button>
        </form>
        <p class="total"><span>${text.of('checkout.product.total')}</span> <strong id="total"><t:money value="${payment.total()}"/></strong></p>
      </c:if>
    </section>
    <c:choose>
      <c:when test="${not empty confirming}"><t:confirming order="${confirming}"/></c:when>
      <c:when test="${product.soldOut()}">
        <section class="panel empty">
          <p>${text.of('checkout.product.soldOut')}</p>
          <p><a class="button" href="/">${text.of('checkout.product.back')}</a></p>
        </section>
      </c:when>
      <c:otherwise>
        <t:pay payment="${payment}"/>
      </c:otherwise>
    </c:choose>
  </div>
</t:page>
