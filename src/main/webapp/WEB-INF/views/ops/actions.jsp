<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.actions.title">
  <h1>${text.of('ops.actions.heading')}</h1>
  <c:if test="${empty actions}">
    <p class="empty">${text.of('ops.actions.none')}</p>
  </c:if>
  <t:ops-actions value="${actions}"/>
  <c:if test="${not empty next}">
    <c:url var="older" value="/ops/actions"><c:param name="after" value="${next}"/></c:url>
  </c:if>
  <t:paging list="/ops/actions" first="${first}" next="${older}"/>
</t:ops-page>
