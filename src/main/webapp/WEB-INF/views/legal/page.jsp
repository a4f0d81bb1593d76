<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="${page.title()}">
  <h1>${text.of(page.title())}</h1>
  <c:if test="${page.placeholder()}"><p class="note" data-testid="placeholder">${text.of('legal.placeholder')}</p></c:if>
  <article class="prose">${page.html()}</article>
</t:page>
