<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.stock.title">
  <h1>${text.of('ops.stock.heading')}</h1>
  <form class="search wide" method="get" action="/ops/stock">
    <label for="q">${text.of('ops.stock.find')}</label>
    <input id="q" name="q" maxlength="100" value="${fn:escapeXml(q)}">
    <button>${text.of('ops.orders.find.go')}</button>
  </form>
  <c:if test="${empty products}">
    <p class="empty">${text.of('ops.stock.none')}</p>
  </c:if>
  <c:if test="${not empty products}">
    <section class="panel">
      <table>
        <thead><tr>
          <th scope="col">${text.of('ops.stock.product')}</th>
          <th scope="col" class="number">${text.of('ops.stock.onHand')}</th>
          <th scope="col" class="number">${text.of('ops.stock.held')}</th>
          <th scope="col" class="number">${text.of('ops.stock.available')}</th>
        </tr></thead>
        <tbody>
          <c:forEach items="${products}" var="product">
            <tr>
              <th scope="row"><a href="/ops/stock/${fn:escapeXml(product.product())}"><c:out value="${lang eq 'en' ? product.english() : product.korean()}"/></a></th>
              <td class="number"><c:out value="${product.onHand()}"/></td>
              <td class="number"><c:out value="${product.held()}"/></td>
              <td class="number"><c:out value="${product.available()}"/></td>
            </tr>
          </c:forEach>
        </tbody>
      </table>
    </section>
  </c:if>
  <c:url var="top" value="/ops/stock"><c:param name="q" value="${q}"/></c:url>
  <c:if test="${not empty next}">
    <c:url var="more" value="/ops/stock"><c:param name="q" value="${q}"/><c:param name="after" value="${next}"/></c:url>
  </c:if>
  <t:paging list="${top}" first="${first}" next="${more}"/>
</t:ops-page>
