<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Where to transfer the money to, and until when." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ attribute name="value" required="true" type="java.lang.Object" %>
<c:if test="${not empty value}">
  <section class="panel" data-testid="account">
    <h2><fmt:message key="order.account.heading"/></h2>
    <dl class="facts">
      <dt><fmt:message key="order.account.bank"/></dt>
      <dd><fmt:message key="${value.bank()}"/></dd>
      <dt><fmt:message key="order.account.number"/></dt>
      <dd><code><c:out value="${value.number()}"/></code></dd>
      <c:if test="${not empty value.holder()}">
        <dt><fmt:message key="order.account.holder"/></dt>
        <dd><c:out value="${value.holder()}"/></dd>
      </c:if>
      <c:if test="${not empty value.dueAt()}">
        <dt><fmt:message key="order.account.dueAt"/></dt>
        <dd><t:time value="${value.dueAt()}"/></dd>
      </c:if>
    </dl>
  </section>
</c:if>
