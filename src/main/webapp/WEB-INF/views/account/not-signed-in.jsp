<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%-- Shown by servlets, where the beans that a page's menu needs are not at hand. --%>
<t:page title="account.notSignedIn.title" plain="true">
  <div class="result" data-outcome="${fn:escapeXml(outcome)}">
    <h1><fmt:message key="account.${outcome}.heading"/></h1>
    <p class="${outcome eq 'canceled' ? 'note' : 'alert'}" role="alert"><fmt:message key="account.${outcome}.hint"/></p>
    <c:url var="signIn" value="/login"><c:param name="to" value="${to}"/></c:url>
    <p class="actions">
      <a class="button primary" href="${fn:escapeXml(signIn)}"><fmt:message key="account.notSignedIn.retry"/></a>
      <a class="button" href="/"><fmt:message key="account.notSignedIn.products"/></a>
    </p>
  </div>
</t:page>
