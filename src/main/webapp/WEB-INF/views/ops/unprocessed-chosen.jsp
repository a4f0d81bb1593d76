<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.unprocessed.title">
  <p><a href="/ops/outbox/unprocessed"><fmt:message key="ops.unprocessed.heading"/></a></p>
  <h1><fmt:message key="ops.unprocessed.again"><fmt:param value="${fn:escapeXml(fn:length(chosen))}"/></fmt:message></h1>
  <p class="hint"><fmt:message key="ops.unprocessed.again.hint"/></p>
  <form method="post" action="/ops/outbox/unprocessed">
    <input type="hidden" name="request" value="${fn:escapeXml(request)}">
    <c:if test="${all}"><input type="hidden" name="all" value="yes"></c:if>
    <ul class="picks">
      <c:forEach items="${chosen}" var="message">
        <li class="panel" data-event="${fn:escapeXml(message.eventId())}">
          <strong><c:out value="${message.eventType()}"/></strong> → <code><c:out value="${message.topic()}"/></code>
          <c:if test="${not all}"><input type="hidden" name="event" value="${fn:escapeXml(message.eventId())}"></c:if>
          <t:unprocessed value="${message}"/>
        </li>
      </c:forEach>
    </ul>
    <p><label for="reason"><fmt:message key="ops.reason"/></label>
      <input id="reason" name="reason" maxlength="200"></p>
    <p class="sticky"><button class="primary" data-testid="publish-again"><fmt:message key="ops.unprocessed.go"/></button></p>
  </form>
</t:ops-page>
