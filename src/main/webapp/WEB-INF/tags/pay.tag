<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Toss' widget and the pay button; needs the script checkout.js." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ attribute name="payment" required="true" type="dev.gyeolje.checkout.PaymentView" %>
<section class="panel pay" id="checkout" aria-labelledby="payment-heading"
         data-sdk-url="${fn:escapeXml(payment.sdkUrl())}"
         data-client-key="${fn:escapeXml(payment.clientKey())}"
         data-customer-key="${fn:escapeXml(payment.customerKey())}"
         data-customer-name="${fn:escapeXml(payment.customerName())}"
         data-customer-email="${fn:escapeXml(payment.customerEmail())}"
         data-lines="${fn:escapeXml(payment.lines())}"
         data-amount="${fn:escapeXml(payment.total().won())}"
         data-request-key="${fn:escapeXml(payment.idempotencyKey())}"
         data-success-url="${fn:escapeXml(payment.successUrl())}"
         data-fail-url="${fn:escapeXml(payment.failUrl())}"
        >
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
    <p data-code="ORDER"><fmt:message key="checkout.sdk.ORDER"/></p>
    <p data-code="OTHER"><fmt:message key="checkout.sdk.OTHER"/></p>
  </template>
</section>
