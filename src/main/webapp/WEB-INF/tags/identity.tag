<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Who runs the shop, as the law asks for." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<nav aria-label="${text.of('legal.nav')}">
  <a href="/terms">${text.of('legal.TERMS')}</a>
  <a href="/privacy">${text.of('legal.PRIVACY')}</a>
  <a href="/delivery">${text.of('legal.DELIVERY')}</a>
  <a href="/refunds">${text.of('legal.REFUNDS')}</a>
</nav>
<c:if test="${not empty identity.name()}">
  <dl class="identity" data-testid="identity">
    <t:fact label="legal.name" value="${identity.name()}"/>
    <t:fact label="legal.representative" value="${identity.representative()}"/>
    <t:fact label="legal.businessNumber" value="${identity.businessNumber()}"/>
    <t:fact label="legal.mailOrderNumber" value="${identity.mailOrderNumber()}"/>
    <t:fact label="legal.address" value="${identity.address()}"/>
    <t:fact label="legal.phone" value="${identity.phone()}"/>
    <t:fact label="legal.hosting" value="${identity.hosting()}"/>
  </dl>
</c:if>
