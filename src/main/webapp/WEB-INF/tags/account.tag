<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The virtual account and its deadline." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ attribute name="value" required="true" type="java.lang.Object" %>
<c:if test="${not empty value}">
  <section class="panel" data-testid="account">
    <h2>${text.of('order.account.heading')}</h2>
    <dl class="facts">
      <dt>${text.of('order.account.bank')}</dt>
      <dd>${text.of(value.bank())}</dd>
      <dt>${text.of('order.account.number')}</dt>
      <dd><code><c:out value="${value.number()}"/></code></dd>
      <c:if test="${not empty value.holder()}">
        <dt>${text.of('order.account.holder')}</dt>
        <dd><c:out value="${value.holder()}"/></dd>
      </c:if>
      <c:if test="${not empty value.dueAt()}">
        <dt>${text.of('order.account.dueAt')}</dt>
        <dd><t:time value="${value.dueAt()}"/></dd>
      </c:if>
    </dl>
  </section>
</c:if>
