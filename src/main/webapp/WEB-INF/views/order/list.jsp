<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="order.list.title">
  <h1>${text.of('order.list.heading')}</h1>
  <c:if test="${guestOrders gt 0}">
    <section class="panel" data-testid="guest-orders">
      <p>${text.of('order.guest.hint', guestOrders)}</p>
      <form method="post" action="/orders/guest"><button class="primary" data-testid="take-over">${text.of('order.guest.takeOver')}</button></form>
    </section>
  </c:if>
  <c:choose>
    <c:when test="${empty orders}">
      <div class="empty">
        <p>${text.of('order.list.empty')}</p>
        <p><a class="button primary" href="/">${text.of('order.list.products')}</a></p>
      </div>
    </c:when>
    <c:otherwise>
      <ul class="rows">
        <c:forEach items="${orders}" var="order">
          <li class="panel">
            <a href="/orders/${fn:escapeXml(order.id())}"><c:out value="${order.name()}"/></a>
            <t:state value="${order.state()}"/>
            <small><t:time value="${order.orderedAt()}"/></small>
            <t:money value="${order.total()}"/>
          </li>
        </c:forEach>
      </ul>
      <c:if test="${not empty next}">
        <c:url var="older" value="/orders"><c:param name="after" value="${next}"/></c:url>
      </c:if>
      <t:paging list="/orders" first="${first}" next="${older}"/>
    </c:otherwise>
  </c:choose>
</t:page>
