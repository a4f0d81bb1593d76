<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.products.title">
  <h1>${text.of('ops.products.title')}</h1>
  <form class="search wide" method="get" action="/ops/products">
    <label for="q">${text.of('ops.stock.find')}</label>
    <input id="q" name="q" maxlength="100" value="${fn:escapeXml(filter.words())}">
    <button>${text.of('ops.orders.find.go')}</button>
  </form>
  <p class="actions">
    <a class="button primary" href="/ops/products/new" data-testid="add">${text.of('ops.products.add')}</a>
    <a class="button" href="/ops/products/import" data-testid="import">${text.of('ops.products.import')}</a>
    <a class="button" href="/ops/products.csv" data-testid="export">${text.of('ops.products.export')}</a>
  </p>
  <c:if test="${empty products}">
    <p class="empty">${text.of(empty filter.words() ? 'ops.products.none' : 'ops.stock.none')}</p>
  </c:if>
  <c:if test="${not empty products}">
    <section class="panel">
      <ul class="lines">
        <c:forEach items="${products}" var="product">
          <li data-product="${fn:escapeXml(product.id())}">
            <img src="${fn:escapeXml(product.thumbnail())}" alt="" width="72" height="72" loading="lazy">
            <span class="line-name"><a href="/ops/products/${fn:escapeXml(product.id())}"><c:out value="${product.name()}"/></a>
              <small><c:out value="${product.category()}"/> · ${text.of('ops.products.onHand', product.onHand())}</small></span>
            <c:if test="${not product.visible()}"><span class="badge out">${text.of('ops.products.hidden')}</span></c:if>
            <t:money value="${product.price()}"/>
          </li>
        </c:forEach>
      </ul>
    </section>
  </c:if>
  <c:url var="top" value="/ops/products"><c:param name="q" value="${filter.words()}"/></c:url>
  <c:if test="${more}">
    <c:url var="next" value="/ops/products"><c:param name="q" value="${filter.words()}"/><c:param name="page" value="${filter.page() + 1}"/></c:url>
  </c:if>
  <t:paging list="${top}" first="${filter.page() eq 1}" next="${next}"/>
</t:ops-page>
