<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Toss' widget and the pay button; needs the script checkout.js." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ attribute name="payment" required="true" type="dev.gyeolje.checkout.PaymentView" %>
<section class="panel pay" id="checkout" aria-labelledby="payment-heading"
         data-sdk-url="${fn:escapeXml(payment.sdkUrl())}"
         data-client-key="${fn:escapeXml(payment.clientKey())}"
         data-customer-key="${fn:escapeXml(payment.customerKey())}"
         data-lines="${fn:escapeXml(payment.lines())}"
         data-amount="${fn:escapeXml(payment.total().won())}"
         data-request-key="${fn:escapeXml(payment.idempotencyKey())}"
         data-success-url="${fn:escapeXml(payment.successUrl())}"
         data-fail-url="${fn:escapeXml(payment.failUrl())}"
        >
  <form id="contact" class="contact" novalidate>
    <t:contact value="${payment.contact()}" delivery="${payment.needsDelivery()}"/>
  </form>
  <h2 id="payment-heading">${text.of('checkout.product.payment')}</h2>
  <noscript><p class="alert">${text.of('checkout.product.noscript')}</p></noscript>
  <p id="loading" class="hint" role="status" hidden>${text.of('checkout.product.loading')}</p>
  <div id="payment-method"></div>
  <div id="agreement"></div>
  <p id="pay-error" class="alert" role="alert" hidden></p>
  <button id="retry" type="button" class="quiet" hidden>${text.of('checkout.product.retry')}</button>
  <button id="pay" type="button" class="primary" hidden>${text.of('checkout.product.pay')}</button>
  <template id="texts">
    <p data-code="USER_CANCEL">${text.of('checkout.sdk.USER_CANCEL')}</p>
    <p data-code="NEED_AGREEMENT_WITH_REQUIRED_TERMS">${text.of('checkout.sdk.NEED_AGREEMENT_WITH_REQUIRED_TERMS')}</p>
    <p data-code="NOT_SELECTED_PAYMENT_METHOD">${text.of('checkout.sdk.NOT_SELECTED_PAYMENT_METHOD')}</p>
    <p data-code="INVALID_METHOD_TRANSACTION">${text.of('checkout.sdk.INVALID_METHOD_TRANSACTION')}</p>
    <p data-code="NEED_CARD_PAYMENT_DETAIL">${text.of('checkout.sdk.NEED_CARD_PAYMENT_DETAIL')}</p>
    <p data-code="NEED_REFUND_ACCOUNT_DETAIL">${text.of('checkout.sdk.NEED_REFUND_ACCOUNT_DETAIL')}</p>
    <p data-code="EXCEED_DEPOSIT_AMOUNT_LIMIT">${text.of('checkout.sdk.EXCEED_DEPOSIT_AMOUNT_LIMIT')}</p>
    <p data-code="PROVIDER_STATUS_UNHEALTHY">${text.of('checkout.sdk.PROVIDER_STATUS_UNHEALTHY')}</p>
    <p data-code="LOAD">${text.of('checkout.sdk.LOAD')}</p>
    <p data-code="NETWORK">${text.of('checkout.sdk.NETWORK')}</p>
    <p data-code="AMOUNT_CHANGED">${text.of('checkout.sdk.AMOUNT_CHANGED')}</p>
    <p data-code="ORDER">${text.of('checkout.sdk.ORDER')}</p>
    <p data-code="OTHER">${text.of('checkout.sdk.OTHER')}</p>
  </template>
</section>
