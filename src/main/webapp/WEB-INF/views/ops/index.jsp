<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="ops.index.title">
  <h1><fmt:message key="ops.index.heading"/></h1>
  <section class="panel">
    <h2><fmt:message key="ops.index.orders"/></h2>
    <c:choose>
      <c:when test="${empty counts}">
        <p class="hint"><fmt:message key="ops.index.empty"/></p>
      </c:when>
      <c:otherwise>
        <table>
          <thead><tr><th scope="col"><fmt:message key="ops.index.state"/></th><th scope="col" class="number"><fmt:message key="ops.index.count"/></th></tr></thead>
          <tbody>
            <c:forEach items="${counts}" var="entry">
              <tr><th scope="row"><t:state value="${entry.key}"/></th><td class="number"><c:out value="${entry.value}"/></td></tr>
            </c:forEach>
          </tbody>
        </table>
      </c:otherwise>
    </c:choose>
  </section>
  <section class="panel">
    <h2><fmt:message key="ops.index.tools"/></h2>
    <form class="search" method="get" action="/ops/orders">
      <label for="order-id"><fmt:message key="ops.index.find"/></label>
      <input id="order-id" name="id" required maxlength="64">
      <button><fmt:message key="ops.index.find.go"/></button>
    </form>
    <ul>
      <li><a href="/ops/invariants"><fmt:message key="ops.invariants.link"/></a></li>
      <li><a href="/ops/dead-letters"><fmt:message key="ops.index.deadLetters"/></a></li>
    </ul>
  </section>
</t:page>
