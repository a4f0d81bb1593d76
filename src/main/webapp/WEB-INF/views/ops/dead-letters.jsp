<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.deadLetters.title">
  <h1>${text.of('ops.deadLetters.heading')}</h1>
  <p class="chips">
    <a href="/ops/dead-letters"<c:if test="${not resolved}"> aria-current="page"</c:if>>${text.of('ops.deadLetters.open')}</a>
    <a href="/ops/dead-letters?resolved=yes"<c:if test="${resolved}"> aria-current="page"</c:if>>${text.of('ops.deadLetters.resolved')}</a>
  </p>
  <c:if test="${empty letters}">
    <p class="empty">${text.of('ops.deadLetters.empty')}</p>
  </c:if>
  <c:if test="${not empty letters}">
    <form method="get" action="/ops/dead-letters/chosen">
      <ul class="picks">
        <c:forEach items="${letters}" var="letter">
          <li class="panel" data-letter="${fn:escapeXml(letter.id())}">
            <label><input type="checkbox" name="letter" value="${fn:escapeXml(letter.id())}"> <strong><t:dead-letter-name value="${letter}"/></strong></label>
            <t:dead-letter value="${letter}"/>
          </li>
        </c:forEach>
      </ul>
      <p class="sticky"><button class="primary" data-testid="choose">${text.of('ops.deadLetters.choose')}</button></p>
    </form>
  </c:if>
  <c:url var="newest" value="/ops/dead-letters"><c:param name="resolved" value="${resolved ? 'yes' : ''}"/></c:url>
  <c:if test="${not empty next}">
    <c:url var="older" value="/ops/dead-letters"><c:param name="resolved" value="${resolved ? 'yes' : ''}"/><c:param name="after" value="${next}"/></c:url>
  </c:if>
  <t:paging list="${newest}" first="${first}" next="${older}"/>
</t:ops-page>
