<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="ops.deadLetters.title">
  <p><a href="/ops"><fmt:message key="ops.deadLetters.back"/></a></p>
  <h1><fmt:message key="ops.deadLetters.heading"/></h1>
  <c:if test="${empty letters}">
    <p class="empty"><fmt:message key="ops.deadLetters.empty"/></p>
  </c:if>
  <c:forEach items="${letters}" var="letter">
    <article class="panel" data-letter="${fn:escapeXml(letter.id())}">
      <h2>
        <c:choose>
          <c:when test="${empty letter.eventType()}"><fmt:message key="ops.deadLetters.unnamed"/></c:when>
          <c:otherwise><c:out value="${letter.eventType()}"/></c:otherwise>
        </c:choose>
      </h2>
      <dl class="facts">
        <dt><fmt:message key="ops.deadLetters.reason"/></dt>
        <dd><c:out value="${letter.reason()}"/></dd>
        <dt><fmt:message key="ops.deadLetters.receivedAt"/></dt>
        <dd><t:time value="${letter.receivedAt()}"/></dd>
        <c:if test="${not empty letter.subscription()}">
          <dt><fmt:message key="ops.deadLetters.subscription"/></dt>
          <dd><c:out value="${letter.subscription()}"/></dd>
        </c:if>
        <c:if test="${letter.deliveries() gt 0}">
          <dt><fmt:message key="ops.deadLetters.deliveries"/></dt>
          <dd><c:out value="${letter.deliveries()}"/></dd>
        </c:if>
        <c:if test="${not empty letter.orderId()}">
          <dt><fmt:message key="ops.deadLetters.orderId"/></dt>
          <dd><code><c:out value="${letter.orderId()}"/></code></dd>
        </c:if>
        <c:if test="${not empty letter.eventId()}">
          <dt><fmt:message key="ops.deadLetters.eventId"/></dt>
          <dd><code><c:out value="${letter.eventId()}"/></code></dd>
        </c:if>
      </dl>
      <details>
        <summary><fmt:message key="ops.deadLetters.content"/></summary>
        <pre><c:out value="${letter.body()}"/></pre>
      </details>
      <c:if test="${not empty letter.attributes()}">
        <details>
          <summary><fmt:message key="ops.deadLetters.attributes"/></summary>
          <pre><c:out value="${letter.attributes()}"/></pre>
        </details>
      </c:if>
    </article>
  </c:forEach>
</t:page>
