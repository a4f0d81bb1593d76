<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="cart.title" script="/static/js/cart.js">
  <h1>${text.of('cart.title')}</h1>
  <c:choose>
    <c:when test="${empty view.lines()}">
      <div class="empty">
        <p>${text.of('cart.empty')}</p>
        <p><a class="button primary" href="/">${text.of('order.list.products')}</a></p>
      </div>
    </c:when>
    <c:otherwise>
      <section class="panel result">
        <ul class="lines cart">
          <c:forEach items="${view.lines()}" var="line">
            <c:set var="product" value="${line.product()}"/>
            <li data-product="${fn:escapeXml(product.id())}" data-quantity="${fn:escapeXml(line.quantity())}">
              <img src="${fn:escapeXml(product.thumbnail())}" alt="" width="72" height="72">
              <span class="line-name"><a href="/checkout/${fn:escapeXml(product.id())}"><c:out value="${product.name()}"/></a>
                <small><t:money value="${product.price()}"/></small>
                <c:if test="${not line.available()}"><t:stock product="${product}"/></c:if>
              </span>
              <form method="post" action="/cart/${fn:escapeXml(product.id())}">
                <label><span class="unseen">${text.of('checkout.product.quantity')}</span>
                  <select name="quantity" autocomplete="off">
                    <c:if test="${not line.available()}"><option selected value="${fn:escapeXml(line.quantity())}"><c:out value="${line.quantity()}"/></option></c:if>
                    <c:forEach begin="1" end="${line.most()}" var="number">
                      <option value="${fn:escapeXml(number)}" <c:if test="${number eq line.quantity()}">selected</c:if>><c:out value="${number}"/></option>
                    </c:forEach>
                  </select></label>
                <button class="quiet">${text.of('checkout.product.quantity.apply')}</button>
                <button class="quiet" name="quantity" value="0" formnovalidate data-testid="remove">${text.of('cart.remove')}</button>
              </form>
              <t:money value="${line.amount()}"/>
            </li>
          </c:forEach>
        </ul>
        <p class="total"><span>${text.of('checkout.product.total')}</span> <strong data-testid="cart-total"><t:money value="${view.total()}"/></strong></p>
        <c:choose>
          <c:when test="${view.payable()}"><p class="actions"><a class="button primary" href="/checkout" data-testid="to-checkout">${text.of('cart.pay')}</a></p>
            <c:if test="${empty signedInUser}"><form method="post" action="/checkout/guest"><button class="quiet" data-testid="guest">${text.of('checkout.guest')}</button></form></c:if></c:when>
          <c:otherwise><p class="alert" role="status">${text.of('cart.notAvailable')}</p></c:otherwise>
        </c:choose>
      </section>
    </c:otherwise>
  </c:choose>
</t:page>
