<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.outbox.title">
  <h1>${text.of('ops.outbox.heading')}</h1>
  <c:choose>
    <c:when test="${empty messages}">
      <p class="empty">${text.of('ops.outbox.none')}</p>
    </c:when>
    <c:otherwise>
      <form method="post" action="/ops/outbox">
        <input type="hidden" name="request" value="${fn:escapeXml(request)}">
        <t:oldest-of shown="${messages}" total="${all}"/>
        <ul class="picks">
          <c:forEach items="${messages}" var="message">
            <li class="panel" data-event="${fn:escapeXml(message.eventId())}">
              <label><input type="checkbox" name="event" value="${fn:escapeXml(message.eventId())}"> <strong><c:out value="${message.eventType()}"/></strong> → <code><c:out value="${message.topic()}"/></code></label>
              <p><t:age value="${message.age()}"/> · ${text.of('ops.outbox.attempts', message.attempts())} · ${text.of('ops.outbox.next')}: <t:time value="${message.nextAttemptAt()}"/></p>
              <c:if test="${not empty message.error()}"><p class="alert"><c:out value="${message.error()}"/></p></c:if>
              <c:if test="${not empty message.orderId()}"><p><a href="/ops/orders/${fn:escapeXml(message.orderId())}"><c:out value="${message.orderId()}"/></a></p></c:if>
            </li>
          </c:forEach>
        </ul>
        <button class="primary" data-testid="send">${text.of('ops.outbox.send')}</button>
      </form>
    </c:otherwise>
  </c:choose>
  <p><a class="button" href="/ops/outbox/unprocessed" data-testid="unprocessed">${text.of('ops.unprocessed.heading')}</a></p>
  <form method="post" action="/ops/outbox/setup" class="panel">
    <input type="hidden" name="request" value="${fn:escapeXml(request)}">
    <p class="hint">${text.of('ops.outbox.setUp.hint')}</p>
    <p><button data-testid="set-up">${text.of('ops.outbox.setUp')}</button></p>
  </form>
</t:ops-page>
