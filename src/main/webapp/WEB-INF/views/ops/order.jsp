<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="ops.order.title">
  <c:set var="order" value="${view.order()}"/>
  <p><a href="/ops"><fmt:message key="ops.invariants.back"/></a></p>
  <h1><c:out value="${order.name()}"/></h1>
  <p><t:state value="${order.state()}"/> <fmt:message key="order.state.${order.state()}.hint"/></p>
  <dl class="facts">
    <dt><fmt:message key="order.detail.id"/></dt>
    <dd><code><c:out value="${order.id()}"/></code></dd>
    <dt><fmt:message key="order.detail.orderedAt"/></dt>
    <dd><t:time value="${order.orderedAt()}"/></dd>
  </dl>
  <section class="panel">
    <h2><fmt:message key="order.detail.lines"/></h2>
    <t:order-lines order="${order}"/>
  </section>
  <section class="panel">
    <h2><fmt:message key="order.detail.timeline"/></h2>
    <ol class="timeline">
      <c:forEach items="${order.timeline()}" var="event">
        <li data-state="${fn:escapeXml(event.state())}"><fmt:message key="order.state.${event.state()}"/> <small><t:time value="${event.at()}"/></small></li>
      </c:forEach>
    </ol>
  </section>
  <section class="panel">
    <h2><fmt:message key="ops.refund.heading"/></h2>
    <c:if test="${empty view.refunds()}">
      <p class="hint"><fmt:message key="ops.refund.none"/></p>
    </c:if>
    <c:if test="${not empty view.refunds()}">
      <table>
        <thead><tr>
          <th scope="col"><fmt:message key="ops.refund.status"/></th>
          <th scope="col" class="number"><fmt:message key="ops.refund.amount"/></th>
          <th scope="col"><fmt:message key="ops.refund.reason"/></th>
          <th scope="col"><fmt:message key="ops.refund.answer"/></th>
        </tr></thead>
        <tbody>
          <c:forEach items="${view.refunds()}" var="refund">
            <tr data-refund="${fn:escapeXml(refund.status())}">
              <td><fmt:message key="ops.refund.status.${refund.status()}"/></td>
              <td class="number"><t:money value="${refund.amount()}"/></td>
              <td><c:out value="${refund.reason()}"/></td>
              <td><c:out value="${refund.answer()}"/></td>
            </tr>
          </c:forEach>
        </tbody>
      </table>
    </c:if>
    <c:if test="${view.refundable() > 0}">
      <form method="post" action="/ops/orders/${fn:escapeXml(order.id())}/refunds" class="stack">
        <t:csrf/>
        <input type="hidden" name="request" value="${fn:escapeXml(view.request())}">
        <p><label for="amount"><fmt:message key="ops.refund.amount"/></label>
          <input id="amount" name="amount" inputmode="numeric" required value="${fn:escapeXml(view.refundable())}"></p>
        <p><label for="reason"><fmt:message key="ops.refund.reason"/></label>
          <input id="reason" name="reason" maxlength="200" required></p>
        <c:forEach items="${order.lines()}" var="line">
          <p><label for="restock-${fn:escapeXml(line.product())}"><fmt:message key="ops.refund.restock"/> <c:out value="${line.name()}"/></label>
            <input id="restock-${fn:escapeXml(line.product())}" name="restock.${fn:escapeXml(line.product())}" type="number" min="0" max="${fn:escapeXml(line.quantity())}" value="0"></p>
        </c:forEach>
        <c:if test="${view.deposited()}">
          <p><label for="bank"><fmt:message key="ops.refund.bank"/></label>
            <input id="bank" name="bank" inputmode="numeric" maxlength="2" required></p>
          <p><label for="number"><fmt:message key="order.account.number"/></label>
            <input id="number" name="number" inputmode="numeric" maxlength="30" required></p>
          <p><label for="holder"><fmt:message key="order.account.holder"/></label>
            <input id="holder" name="holder" maxlength="60" required></p>
        </c:if>
        <p><button class="primary" data-testid="refund"><fmt:message key="ops.refund.send"/></button></p>
      </form>
    </c:if>
  </section>
</t:page>
