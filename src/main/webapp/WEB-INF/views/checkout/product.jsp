<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="checkout.product.title" script="/static/js/checkout.js">
  <c:set var="product" value="${checkout.product()}"/>
  <h1><fmt:message key="checkout.product.heading"/></h1>
  <div class="checkout">
    <section class="panel summary" data-product="${fn:escapeXml(product.id())}">
      <img src="${fn:escapeXml(product.picture())}" alt="" width="400" height="400">
      <h2><c:out value="${product.name()}"/></h2>
      <p class="description"><c:out value="${product.description()}"/></p>
      <p><t:stock product="${product}"/></p>
      <p class="total"><span><fmt:message key="checkout.product.price"/></span> <t:money value="${product.price()}"/></p>
      <c:if test="${not product.soldOut()}">
        <form class="quantity" method="get" action="/checkout/${fn:escapeXml(product.id())}">
          <label for="quantity"><fmt:message key="checkout.product.quantity"/></label>
          <select id="quantity" name="quantity" autocomplete="off">
            <c:forEach begin="1" end="${checkout.maxQuantity()}" var="number">
              <option value="${fn:escapeXml(number)}" <c:if test="${number eq checkout.quantity()}">selected</c:if>><c:out value="${number}"/></option>
            </c:forEach>
          </select>
          <button class="quiet"><fmt:message key="checkout.product.quantity.apply"/></button>
        </form>
        <p class="total"><span><fmt:message key="checkout.product.total"/></span> <strong id="total"><t:money value="${checkout.total()}"/></strong></p>
      </c:if>
    </section>
    <c:choose>
      <c:when test="${product.soldOut()}">
        <section class="panel empty">
          <p><fmt:message key="checkout.product.soldOut"/></p>
          <p><a class="button" href="/"><fmt:message key="checkout.product.back"/></a></p>
        </section>
      </c:when>
      <c:otherwise>
        <section class="panel pay" id="checkout" aria-labelledby="payment-heading"
                 data-sdk-url="${fn:escapeXml(checkout.sdkUrl())}"
                 data-client-key="${fn:escapeXml(checkout.clientKey())}"
                 data-customer-key="${fn:escapeXml(checkout.customerKey())}"
                 data-customer-name="${fn:escapeXml(checkout.customerName())}"
                 data-product-id="${fn:escapeXml(product.id())}"
                 data-quantity="${fn:escapeXml(checkout.quantity())}"
                 data-amount="${fn:escapeXml(checkout.total().won())}"
                 data-request-key="${fn:escapeXml(checkout.requestKey())}"
                 data-success-url="${fn:escapeXml(checkout.successUrl())}"
                 data-fail-url="${fn:escapeXml(checkout.failUrl())}"
                 data-csrf-token="${fn:escapeXml(mvc.csrf.token)}">
          <h2 id="payment-heading"><fmt:message key="checkout.product.payment"/></h2>
          <noscript><p class="alert"><fmt:message key="checkout.product.noscript"/></p></noscript>
          <p id="loading" class="hint" role="status" hidden><fmt:message key="checkout.product.loading"/></p>
          <div id="payment-method"></div>
          <div id="agreement"></div>
          <p id="pay-error" class="alert" role="alert" hidden></p>
          <button id="retry" type="button" class="quiet" hidden><fmt:message key="checkout.product.retry"/></button>
          <button id="pay" type="button" class="primary" hidden><fmt:message key="checkout.product.pay"/></button>
          <template id="texts">
            <p data-code="USER_CANCEL"><fmt:message key="checkout.sdk.USER_CANCEL"/></p>
            <p data-code="NEED_AGREEMENT_WITH_REQUIRED_TERMS"><fmt:message key="checkout.sdk.NEED_AGREEMENT_WITH_REQUIRED_TERMS"/></p>
            <p data-code="NOT_SELECTED_PAYMENT_METHOD"><fmt:message key="checkout.sdk.NOT_SELECTED_PAYMENT_METHOD"/></p>
            <p data-code="INVALID_METHOD_TRANSACTION"><fmt:message key="checkout.sdk.INVALID_METHOD_TRANSACTION"/></p>
            <p data-code="NEED_CARD_PAYMENT_DETAIL"><fmt:message key="checkout.sdk.NEED_CARD_PAYMENT_DETAIL"/></p>
            <p data-code="NEED_REFUND_ACCOUNT_DETAIL"><fmt:message key="checkout.sdk.NEED_REFUND_ACCOUNT_DETAIL"/></p>
            <p data-code="EXCEED_DEPOSIT_AMOUNT_LIMIT"><fmt:message key="checkout.sdk.EXCEED_DEPOSIT_AMOUNT_LIMIT"/></p>
            <p data-code="PROVIDER_STATUS_UNHEALTHY"><fmt:message key="checkout.sdk.PROVIDER_STATUS_UNHEALTHY"/></p>
            <p data-code="LOAD"><fmt:message key="checkout.sdk.LOAD"/></p>
            <p data-code="NETWORK"><fmt:message key="checkout.sdk.NETWORK"/></p>
            <p data-code="AMOUNT_CHANGED"><fmt:message key="checkout.sdk.AMOUNT_CHANGED"/></p>
            <p data-code="OTHER"><fmt:message key="checkout.sdk.OTHER"/></p>
          </template>
        </section>
      </c:otherwise>
    </c:choose>
  </div>
</t:page>
