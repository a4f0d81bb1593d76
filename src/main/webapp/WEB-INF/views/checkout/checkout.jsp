<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="checkout.product.title" script="/static/js/checkout.js">
  <h1>${text.of('checkout.product.heading')}</h1>
  <div class="checkout">
    <section class="panel">
      <ul class="lines">
        <c:forEach items="${view.lines()}" var="line">
          <li data-product="${fn:escapeXml(line.product().id())}" data-quantity="${fn:escapeXml(line.quantity())}">
            <img src="${fn:escapeXml(line.product().thumbnail())}" alt="" width="72" height="72">
            <span class="line-name"><c:out value="${line.product().name()}"/>
              <small><t:money value="${line.product().price()}"/> · ${text.of('order.detail.quantity', line.quantity())}</small>
            </span>
            <t:money value="${line.amount()}"/>
          </li>
        </c:forEach>
      </ul>
      <p class="total"><span>${text.of('checkout.product.total')}</span> <strong id="total"><t:money value="${payment.total()}"/></strong></p>
      <p><a href="/cart">${text.of('cart.change')}</a></p>
    </section>
    <c:choose>
      <c:when test="${not empty confirming}"><t:confirming order="${confirming}"/></c:when>
      <c:otherwise><t:pay payment="${payment}"/></c:otherwise>
    </c:choose>
  </div>
</t:page>
