<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%-- Shown by servlets, where the beans of a page's menu are unavailable. --%>
<t:page title="account.notSignedIn.title" plain="true">
  <div class="result" data-outcome="${fn:escapeXml(outcome)}">
    <h1>${text.of('account.' += outcome += '.heading')}</h1>
    <p class="${outcome eq 'canceled' ? 'note' : 'alert'}" role="alert">${text.of('account.' += outcome += '.hint')}</p>
    <c:url var="signIn" value="/login"><c:param name="to" value="${to}"/></c:url>
    <p class="actions">
      <a class="button primary" href="${fn:escapeXml(signIn)}">${text.of('account.notSignedIn.retry')}</a>
      <a class="button" href="/">${text.of('account.notSignedIn.products')}</a>
    </p>
  </div>
</t:page>
