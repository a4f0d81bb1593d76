<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Operators' actions and their outcomes." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ attribute name="value" required="true" type="java.util.List" %>
<ul class="deeds">
  <c:forEach items="${value}" var="action">
    <li data-action="${fn:escapeXml(action.action())}" data-outcome="${fn:escapeXml(action.outcome())}">
      <strong>${text.of('ops.action.' += action.action())}: ${text.of('ops.outcome.' += action.outcome())}</strong>
      <c:if test="${not empty action.detail()}"><span><c:out value="${action.detail()}"/></span></c:if>
      <c:if test="${not empty action.reason()}"><q><c:out value="${action.reason()}"/></q></c:if>
      <small>
        <t:time value="${action.at()}"/> · <c:out value="${action.operator()}"/> ·
        <c:choose>
          <c:when test="${not empty action.orderId()}"><a href="/ops/orders/${fn:escapeXml(action.orderId())}"><c:out value="${action.orderId()}"/></a></c:when>
          <c:when test="${action.action() eq 'RECOUNT'}"><a href="/ops/stock/${fn:escapeXml(action.subject())}"><c:out value="${action.subject()}"/></a></c:when>
          <c:when test="${action.action() eq 'ADD_PRODUCT' or action.action() eq 'EDIT_PRODUCT'}"><a href="/ops/products/${fn:escapeXml(action.subject())}"><c:out value="${action.subject()}"/></a></c:when>
          <c:when test="${action.action() eq 'SET_UP'}"><a href="/ops/outbox">${text.of('ops.outbox.title')}</a></c:when>
          <c:otherwise><c:out value="${action.subject()}"/></c:otherwise>
        </c:choose>
      </small>
    </li>
  </c:forEach>
</ul>
