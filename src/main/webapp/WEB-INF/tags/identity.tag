<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The shop's legal identity, as the law requires." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<nav aria-label="${text.of('legal.nav')}">
  <a href="/terms">${text.of('legal.TERMS')}</a>
  <a href="/privacy">${text.of('legal.PRIVACY')}</a>
  <a href="/delivery">${text.of('legal.DELIVERY')}</a>
  <a href="/refunds">${text.of('legal.REFUNDS')}</a>
</nav>
<dl class="identity" data-testid="identity">
  <c:forEach items="${identity.facts()}" var="fact">
    <div><dt>${text.of(fact.label())}</dt><dd>${fn:escapeXml(fact.value())}</dd></div>
  </c:forEach>
</dl>
