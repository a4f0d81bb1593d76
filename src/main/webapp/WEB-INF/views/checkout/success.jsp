<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="checkout.success.title" refresh="${not empty order and order.checking() ? 3 : null}">
  <div class="result">
    <c:choose>
      <c:when test="${empty order}">
        <h1>${text.of('checkout.success.received')}</h1>
        <p>${text.of('checkout.success.received.hint')}</p>
        <c:url var="signIn" value="/login"><c:param name="to" value="${path}"/></c:url>
        <p><a class="button primary" href="${fn:escapeXml(signIn)}">${text.of('checkout.success.signIn')}</a></p>
      </c:when>
      <c:otherwise>
        <p><t:state value="${order.state()}"/></p>
        <c:choose>
          <c:when test="${order.checking()}">
            <h1>${text.of('checkout.success.checking')}</h1>
            <p role="status">${text.of('checkout.success.checking.hint')}</p>
          </c:when>
          <c:when test="${order.state() eq 'PAID'}">
            <h1>${text.of('checkout.success.paid')}</h1>
            <p>${text.of('checkout.success.paid.hint')}</p>
          </c:when>
          <c:otherwise>
            <h1>${text.of('order.state.' += order.state())}</h1>
            <p>${text.of(order.hint())}</p>
          </c:otherwise>
        </c:choose>
        <t:account value="${order.account()}"/>
        <t:link value="${link}"/>
        <section class="panel"><t:order-lines order="${order}"/></section>
        <p class="actions">
          <a class="button primary" href="/orders/${fn:escapeXml(order.id())}">${text.of('checkout.success.order')}</a>
          <c:if test="${not empty order.receiptUrl()}">
            <a class="button" href="${fn:escapeXml(order.receiptUrl())}" target="_blank" rel="noopener noreferrer" data-testid="receipt">${text.of('order.detail.receipt')}</a>
          </c:if>
          <a class="button" href="/">${text.of('checkout.success.more')}</a>
        </p>
      </c:otherwise>
    </c:choose>
  </div>
</t:page>
