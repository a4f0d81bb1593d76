<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="checkout.failure.title">
  <div class="result">
    <h1>${text.of('checkout.failure.heading')}</h1>
    <p class="alert" role="alert" data-reason="${fn:escapeXml(reason)}">${text.of(empty reason ? 'checkout.error.TRY_AGAIN' : reason)}</p>
    <c:if test="${not empty order}">
      <p><t:state value="${order.state()}"/>&#32;${text.of(order.hint())}</p>
      <section class="panel"><t:order-lines order="${order}"/></section>
    </c:if>
    <p class="actions">
      <c:if test="${not empty order and not empty order.retryUrl()}">
        <a class="button primary" href="/orders/${fn:escapeXml(order.id())}/retry" data-testid="retry">${text.of('checkout.failure.retry')}</a>
      </c:if>
      <c:if test="${not empty order}">
        <a class="button" href="/orders/${fn:escapeXml(order.id())}">${text.of('checkout.failure.order')}</a>
      </c:if>
      <a class="button" href="/">${text.of('checkout.failure.products')}</a>
    </p>
  </div>
</t:page>
