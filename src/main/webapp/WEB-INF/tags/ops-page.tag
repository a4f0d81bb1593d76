<%@ tag pageEncoding="UTF-8" body-content="scriptless" trimDirectiveWhitespaces="true" description="The frame of the operator pages: the menu, and the result of the last action." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ attribute name="title" required="true" description="message key" %>
<t:page title="${title}">
  <nav class="chips desk" aria-label="${text.of('ops.index.title')}">
    <a href="/ops">${text.of('ops.index.title')}</a>
    <a href="/ops/orders">${text.of('ops.orders.title')}</a>
    <a href="/ops/money">${text.of('ops.money.title')}</a>
    <a href="/ops/dead-letters">${text.of('ops.deadLetters.title')}</a>
    <a href="/ops/outbox">${text.of('ops.outbox.title')}</a>
    <a href="/ops/products">${text.of('ops.products.title')}</a>
    <a href="/ops/stock">${text.of('ops.stock.title')}</a>
    <a href="/ops/invariants">${text.of('ops.invariants.title')}</a>
    <a href="/ops/go-live">${text.of('ops.goLive.title')}</a>
    <a href="/ops/actions">${text.of('ops.actions.title')}</a>
  </nav>
  <c:if test="${not empty done}">
    <section class="note" role="status" data-testid="done">
      <t:ops-actions value="${done}"/>
    </section>
  </c:if>
  <jsp:doBody/>
</t:page>
