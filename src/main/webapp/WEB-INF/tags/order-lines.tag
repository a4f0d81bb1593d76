<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The products of an order, and the total." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ attribute name="order" required="true" type="dev.gyeolje.order.OrderView" %>
<ul class="lines">
  <c:forEach items="${order.lines()}" var="line">
    <li>
      <img src="${fn:escapeXml(line.picture())}" alt="" width="72" height="72">
      <span class="line-name"><c:out value="${line.name()}"/>
        <small><t:money value="${line.price()}"/> · ${text.of('order.detail.quantity', line.quantity())}</small>
      </span>
      <t:money value="${line.amount()}"/>
    </li>
  </c:forEach>
</ul>
<p class="total"><span>${text.of('order.detail.total')}</span> <strong data-testid="order-total"><t:money value="${order.total()}"/></strong></p>
