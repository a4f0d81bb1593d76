<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.unprocessed.title">
  <p><a href="/ops/outbox/unprocessed">${text.of('ops.unprocessed.heading')}</a></p>
  <h1>${text.of('ops.unprocessed.again', fn:length(chosen))}</h1>
  <p class="hint">${text.of('ops.unprocessed.again.hint')}</p>
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
    <p><label for="reason">${text.of('ops.reason')}</label>
      <input id="reason" name="reason" maxlength="200"></p>
    <p class="sticky"><button class="primary" data-testid="publish-again">${text.of('ops.unprocessed.go')}</button></p>
  </form>
</t:ops-page>
