<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.invariants.title">
  <h1>${text.of('ops.invariants.heading')}</h1>
  <p class="hint">${text.of('ops.invariants.hint')}</p>
  <form method="post" action="/ops/invariants">
    <p><button data-testid="check">${text.of('ops.invariants.check')}</button></p>
  </form>
  <c:forEach items="${invariants}" var="invariant">
    <section class="panel" data-invariant="${fn:escapeXml(invariant.name())}" data-broken="${fn:escapeXml(invariant.broken())}">
      <h2>${text.of('ops.invariant.' += invariant.name())}</h2>
      <p>${text.of('ops.invariant.' += invariant.name() += '.means')}</p>
      <c:if test="${invariant.broken() gt 0}">
        <p class="alert">${text.of('ops.invariants.broken', invariant.broken())}</p>
        <ul>
          <c:forEach items="${invariant.named()}" var="row">
            <li><code><c:out value="${row}"/></code></li>
          </c:forEach>
        </ul>
      </c:if>
      <dl class="facts">
        <c:if test="${invariant.scoped()}">
          <dt>${text.of('ops.invariants.recent')}</dt>
          <dd><t:check value="${invariant.recent()}"/></dd>
        </c:if>
        <dt>${text.of('ops.invariants.full')}</dt>
        <dd><t:check value="${invariant.full()}"/></dd>
      </dl>
    </section>
  </c:forEach>
</t:ops-page>
