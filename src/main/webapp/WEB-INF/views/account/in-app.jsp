<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%-- Shown by a servlet, where the beans that a page's menu needs are not at hand. --%>
<t:page title="account.notSignedIn.title" plain="true" script="/static/js/copy.js">
  <div class="result" data-app="${fn:escapeXml(app)}">
    <h1><fmt:message key="account.inApp.heading"/></h1>
    <fmt:message key="account.inApp.app.${app}" var="name"/>
    <p><fmt:message key="account.inApp.hint"><fmt:param value="${fn:escapeXml(name)}"/></fmt:message></p>
    <c:if test="${not empty leaving}">
      <p class="actions"><a class="button primary" href="${fn:escapeXml(leaving)}" data-testid="leave"><fmt:message key="account.inApp.leave"/></a></p>
    </c:if>
    <section class="panel">
      <p><label for="address"><fmt:message key="account.inApp.copy.hint"/></label></p>
      <p class="copy">
        <input id="address" readonly value="${fn:escapeXml(address)}">
        <button type="button" data-copies="address" hidden><fmt:message key="account.inApp.copy"/></button>
      </p>
      <p role="status" class="hint" data-copied="address" hidden><fmt:message key="account.inApp.copied"/></p>
    </section>
    <p class="hint"><fmt:message key="account.inApp.cart"/></p>
    <p class="actions">
      <a class="button" href="${fn:escapeXml(anyway)}" data-testid="anyway"><fmt:message key="account.inApp.anyway"/></a>
      <a class="button" href="/"><fmt:message key="account.notSignedIn.products"/></a>
    </p>
  </div>
</t:page>
