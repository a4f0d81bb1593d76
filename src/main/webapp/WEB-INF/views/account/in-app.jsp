<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%-- Shown by a servlet, where the beans of a page's menu are unavailable. --%>
<t:page title="account.notSignedIn.title" plain="true" script="/static/js/copy.js">
  <div class="result" data-app="${fn:escapeXml(app)}">
    <h1>${text.of('account.inApp.heading')}</h1>
    <c:set var="name" value="${text.of('account.inApp.app.' += app)}"/>
    <p>${text.with('account.inApp.hint', name)}</p>
    <c:if test="${not empty leaving}">
      <p class="actions"><a class="button primary" href="${fn:escapeXml(leaving)}" data-testid="leave">${text.of('account.inApp.leave')}</a></p>
    </c:if>
    <section class="panel">
      <p><label for="address">${text.of('account.inApp.copy.hint')}</label></p>
      <p class="copy">
        <input id="address" readonly value="${fn:escapeXml(address)}">
        <button type="button" data-copies="address" hidden>${text.of('account.inApp.copy')}</button>
      </p>
      <p role="status" class="hint" data-copied="address" hidden>${text.of('account.inApp.copied')}</p>
    </section>
    <p class="hint">${text.of('account.inApp.cart')}</p>
    <p class="actions">
      <a class="button" href="${fn:escapeXml(anyway)}" data-testid="anyway">${text.of('account.inApp.anyway')}</a>
      <a class="button" href="/">${text.of('account.notSignedIn.products')}</a>
    </p>
  </div>
</t:page>
