<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.orders.title">
  <h1>${text.of('ops.orders.title')}</h1>
  <form class="search wide" method="get" action="/ops/orders">
    <label for="q">${text.of('ops.orders.find')}</label>
    <input id="q" name="q" maxlength="254" value="${fn:escapeXml(q)}" placeholder="${text.of('ops.orders.find.hint')}">
    <select name="state" aria-label="${text.of('ops.orders.state')}">
      <option value="">${text.of('ops.orders.anyState')}</option>
      <c:forEach items="${states}" var="one">
        <option value="${fn:escapeXml(one)}"<c:if test="${one eq state}"> selected</c:if>>${text.of('order.state.' += one)}</option>
      </c:forEach>
    </select>
    <button>${text.of('ops.orders.find.go')}</button>
  </form>
  <c:if test="${empty orders}">
    <p class="empty">${text.of('ops.orders.none')}</p>
  </c:if>
  <ul class="rows">
    <c:forEach items="${orders}" var="order">
      <li class="panel" data-order="${fn:escapeXml(order.id())}">
        <a href="/ops/orders/${fn:escapeXml(order.id())}"><c:out value="${order.name()}"/></a>
        <t:state value="${order.state()}"/>
        <small><t:time value="${order.orderedAt()}"/> · <c:out value="${order.email()}"/></small>
        <t:money value="${order.total()}"/>
      </li>
    </c:forEach>
  </ul>
  <c:url var="newest" value="/ops/orders"><c:param name="q" value="${q}"/><c:param name="state" value="${state}"/></c:url>
  <c:if test="${not empty next}">
    <c:url var="older" value="/ops/orders"><c:param name="q" value="${q}"/><c:param name="state" value="${state}"/><c:param name="after" value="${next}"/></c:url>
  </c:if>
  <t:paging list="${newest}" first="${first}" next="${older}"/>
</t:ops-page>
