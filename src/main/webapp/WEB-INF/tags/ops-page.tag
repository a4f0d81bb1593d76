<%@ tag pageEncoding="UTF-8" body-content="scriptless" trimDirectiveWhitespaces="true" description="The frame of the operators' pages: their menu, and what the last button did." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ attribute name="title" required="true" description="message key" %>
<t:page title="${title}">
  <nav class="chips desk" aria-label="<fmt:message key="ops.index.title"/>">
    <a href="/ops"><fmt:message key="ops.index.title"/></a>
    <a href="/ops/orders"><fmt:message key="ops.orders.title"/></a>
    <a href="/ops/money"><fmt:message key="ops.money.title"/></a>
    <a href="/ops/dead-letters"><fmt:message key="ops.deadLetters.title"/></a>
    <a href="/ops/outbox"><fmt:message key="ops.outbox.title"/></a>
    <a href="/ops/stock"><fmt:message key="ops.stock.title"/></a>
    <a href="/ops/invariants"><fmt:message key="ops.invariants.title"/></a>
    <a href="/ops/actions"><fmt:message key="ops.actions.title"/></a>
  </nav>
  <c:if test="${not empty done}">
    <section class="note" role="status" data-testid="done">
      <t:ops-actions value="${done}"/>
    </section>
  </c:if>
  <jsp:doBody/>
</t:page>
