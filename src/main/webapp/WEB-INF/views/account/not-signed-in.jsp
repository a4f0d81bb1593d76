<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="account.unavailable.title">
  <div class="result">
    <h1><fmt:message key="account.unavailable.heading"/></h1>
    <p class="alert" role="alert"><fmt:message key="account.unavailable.hint"/></p>
    <c:url var="signIn" value="/login"><c:param name="to" value="${empty to ? '/' : to}"/></c:url>
    <p class="actions">
      <a class="button primary" href="${fn:escapeXml(signIn)}"><fmt:message key="account.unavailable.retry"/></a>
      <a class="button" href="/"><fmt:message key="account.unavailable.products"/></a>
    </p>
  </div>
</t:page>
