<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.deadLetters.title">
  <p><a href="/ops/dead-letters">${text.of('ops.deadLetters.all')}</a></p>
  <h1>${text.of('ops.chosen.heading')}</h1>
  <p class="hint">${text.of('ops.chosen.hint')}</p>
  <c:forEach items="${chosen}" var="one">
    <article class="panel" data-letter="${fn:escapeXml(one.deadLetter().id())}" data-forecast="${fn:escapeXml(one.forecast())}">
      <h2><t:dead-letter-name value="${one.deadLetter()}"/></h2>
      <p class="note"><strong>${text.of('ops.forecast.' += one.forecast())}</strong>
        <span><c:out value="${one.detail()}"/></span>
        <c:if test="${one.forecast() eq 'TAKES_EFFECT' and not empty one.deadLetter().orderId() and fn:endsWith(one.deadLetter().subscription(), '-push')}">
          <span>${text.of('ops.chosen.devices', one.devices())}</span>
        </c:if>
      </p>
      <c:if test="${one.forecast() eq 'TAKES_EFFECT' and one.deadLetter().subscription() eq 'checkout-stock'}">
        <p><c:choose>
          <c:when test="${empty one.units()}">${text.of('ops.chosen.units.none')}</c:when>
          <c:otherwise>${text.of('ops.chosen.units')}</c:otherwise>
        </c:choose></p>
        <ul>
          <c:forEach items="${one.units()}" var="unit"><li><c:out value="${unit}"/></li></c:forEach>
        </ul>
      </c:if>
      <t:dead-letter value="${one.deadLetter()}"/>
      <c:if test="${not empty one.history()}">
        <h3>${text.of('ops.chosen.history')}</h3>
        <t:ops-actions value="${one.history()}"/>
      </c:if>
    </article>
  </c:forEach>
  <section class="panel">
    <h2>${text.of('ops.chosen.replay')}</h2>
    <form method="post" action="/ops/dead-letters/replays">
      <input type="hidden" name="request" value="${fn:escapeXml(request)}">
      <c:forEach items="${chosen}" var="one"><input type="hidden" name="letter" value="${fn:escapeXml(one.deadLetter().id())}"></c:forEach>
      <p><button class="primary" data-testid="replay">${text.of('ops.chosen.replay.go')}</button></p>
    </form>
  </section>
  <section class="panel">
    <h2>${text.of('ops.chosen.resolve')}</h2>
    <form method="post" action="/ops/dead-letters/resolutions" class="stack">
      <input type="hidden" name="request" value="${fn:escapeXml(request)}">
      <c:forEach items="${chosen}" var="one"><input type="hidden" name="letter" value="${fn:escapeXml(one.deadLetter().id())}"></c:forEach>
      <p><label for="reason">${text.of('ops.reason')}</label>
        <input id="reason" name="reason" maxlength="200" required></p>
      <p><button data-testid="resolve">${text.of('ops.chosen.resolve.go')}</button></p>
    </form>
  </section>
</t:ops-page>
