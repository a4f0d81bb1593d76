<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.unprocessed.title">
  <p><a href="/ops/outbox">${text.of('ops.outbox.title')}</a></p>
  <h1>${text.of('ops.unprocessed.heading')}</h1>
  <p class="hint">${text.of('ops.unprocessed.hint')}</p>
  <c:choose>
    <c:when test="${empty messages}">
      <p class="empty">${text.of('ops.unprocessed.none')}</p>
    </c:when>
    <c:otherwise>
      <p data-count="${fn:escapeXml(count)}"><a class="button" href="/ops/outbox/unprocessed/chosen?all=yes" data-testid="all">${text.of('ops.unprocessed.all', count)}</a></p>
      <form method="get" action="/ops/outbox/unprocessed/chosen">
        <ul class="picks">
          <c:forEach items="${messages}" var="message">
            <li class="panel" data-event="${fn:escapeXml(message.eventId())}">
              <label><input type="checkbox" name="event" value="${fn:escapeXml(message.eventId())}"> <strong><c:out value="${message.eventType()}"/></strong> → <code><c:out value="${message.topic()}"/></code></label>
              <t:unprocessed value="${message}"/>
            </li>
          </c:forEach>
        </ul>
        <p class="sticky"><button class="primary" data-testid="choose">${text.of('ops.deadLetters.choose')}</button></p>
      </form>
    </c:otherwise>
  </c:choose>
</t:ops-page>
