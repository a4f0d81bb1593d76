<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="filter" value="${list.filter()}"/>
<t:page title="catalog.list.title" description="${text.of('catalog.list.description')}">
  <t:common part="${part}">
    <h1>${text.of('catalog.list.heading')}</h1>
    <div class="filter">
      <nav class="chips" aria-label="${text.of('catalog.list.categories')}">
        <a href="${fn:escapeXml(filter.inCategory('').address())}" <c:if test="${empty filter.category()}">aria-current="true"</c:if>>${text.of('catalog.list.all')}</a>
        <c:forEach items="${list.categories()}" var="category">
          <a href="${fn:escapeXml(filter.inCategory(category.key()).address())}" <c:if test="${category.key() eq filter.category()}">aria-current="true"</c:if>><c:out value="${category.title()}"/></a>
        </c:forEach>
      </nav>
      <form class="search" role="search" method="get" action="/">
        <c:if test="${not empty filter.category()}">
          <input type="hidden" name="category" value="${fn:escapeXml(filter.category())}">
        </c:if>
        <c:if test="${not empty filter.order().key()}">
          <input type="hidden" name="sort" value="${fn:escapeXml(filter.order().key())}">
        </c:if>
        <input type="search" name="q" maxlength="100" value="${fn:escapeXml(filter.words())}"
               aria-label="${text.of('catalog.list.search')}" placeholder="${text.of('catalog.list.search')}">
        <button>${text.of('catalog.list.search.button')}</button>
      </form>
    </div>
    <c:choose>
      <c:when test="${empty list.products()}">
        <div class="empty">
          <p>${text.of('catalog.list.empty')}</p>
          <p>${text.of('catalog.list.empty.hint')}</p>
          <p><a class="button" href="/">${text.of('catalog.list.showAll')}</a></p>
        </div>
      </c:when>
      <c:otherwise>
        <nav class="chips order" aria-label="${text.of('catalog.list.order')}">
          <c:forEach items="${list.orders()}" var="order">
            <a href="${fn:escapeXml(filter.inOrder(order).address())}" <c:if test="${order eq filter.order()}">aria-current="true"</c:if>>${text.of('catalog.order.' += order)}</a>
          </c:forEach>
        </nav>
        <div class="grid">
          <c:forEach items="${list.products()}" var="product" varStatus="place">
            <%-- not a tag file, because the tags in it would be created again for each product --%>
            <article class="card ${product.soldOut() ? 'sold-out' : ''}" data-product="${fn:escapeXml(product.id())}">
              <img src="${fn:escapeXml(product.thumbnail())}" srcset="${fn:escapeXml(product.picture())} 2x" alt="" width="400" height="400" loading="${place.index lt 4 ? 'eager' : 'lazy'}">
              <div class="card-text">
                <h2><a href="/products/${fn:escapeXml(product.id())}"><c:out value="${product.name()}"/></a></h2>
                <p class="description"><c:out value="${product.description()}"/></p>
                <p class="price"><t:money value="${product.price()}"/>&#32;<t:stock product="${product}"/></p>
              </div>
            </article>
          </c:forEach>
        </div>
        <c:if test="${filter.page() gt 1 or list.more()}">
          <nav class="actions" aria-label="${text.of('shop.paging')}">
            <c:if test="${filter.page() gt 1}">
              <a class="button" href="${fn:escapeXml(filter.onPage(filter.page() - 1).address())}" rel="prev" data-testid="previous">${text.of('shop.paging.previous')}</a>
            </c:if>
            <c:if test="${list.more()}">
              <a class="button" href="${fn:escapeXml(filter.onPage(filter.page() + 1).address())}" rel="next" data-testid="next">${text.of('shop.paging.next')}</a>
            </c:if>
          </nav>
        </c:if>
      </c:otherwise>
    </c:choose>
  </t:common>
</t:page>
