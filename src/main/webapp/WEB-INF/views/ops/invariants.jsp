<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.invariants.title">
  <h1><fmt:message key="ops.invariants.heading"/></h1>
  <c:if test="${empty violations}">
    <p role="status"><fmt:message key="ops.invariants.none"/></p>
  </c:if>
  <c:forEach items="${violations}" var="violation">
    <section class="panel" data-invariant="${fn:escapeXml(violation.name())}">
      <h2><fmt:message key="ops.invariant.${violation.name()}"/></h2>
      <ul>
        <c:forEach items="${violation.rows()}" var="row">
          <li><code><c:out value="${row}"/></code></li>
        </c:forEach>
      </ul>
    </section>
  </c:forEach>
</t:ops-page>
