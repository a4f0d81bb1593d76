<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%-- The container shows this page after an error, perhaps before the shop's filters ran. The page requires only the
     status, and does not show the cause. --%>
<c:set var="status" value="${requestScope['jakarta.servlet.error.status_code']}"/>
<c:set var="told" value="${status eq 400 or status eq 403 or status eq 404 or status eq 405 or status eq 408 or status eq 413 or status eq 429 or status eq 503}"/>
<c:set var="known" value="${checking ? 'checking' : csrf ? 'csrf' : (told ? status : (status ge 400 and status lt 500 ? 400 : 500))}"/>
<t:page title="platform.error.title" plain="true" refresh="${reload}">
  <div class="result">
    <h1>${text.of('platform.error.' += known)}</h1>
    <p>${text.of('platform.error.' += known += '.hint')}</p>
    <c:if test="${not empty requestId}">
      <p class="muted">${text.of('platform.error.request')}&#32;<code><c:out value="${requestId}"/></code></p>
    </c:if>
    <p><a class="button primary" href="/">${text.of('platform.error.home')}</a></p>
  </div>
</t:page>
