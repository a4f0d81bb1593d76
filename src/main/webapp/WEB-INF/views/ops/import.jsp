<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.products.title">
  <p><a href="/ops/products">${text.of('ops.products.title')}</a></p>
  <h1>${text.of('ops.import.heading')}</h1>
  <c:if test="${not empty error}"><p class="alert" role="alert">${text.with(error, detail)}</p></c:if>
  <c:if test="${not empty plan}">
    <section class="panel" data-testid="plan">
      <h2>${text.of('ops.import.plan')}</h2>
      <p>${text.of('ops.import.plan.hint')}</p>
      <ul class="legend" data-testid="summary">
        <c:forEach items="${kinds}" var="kind"><li>${text.of('ops.import.kind.' += kind)}&#32;<strong><c:out value="${plan.count(kind)}"/></strong></li></c:forEach>
      </ul>
      <ul class="deeds">
        <c:forEach items="${plan.lines()}" var="line">
          <li data-line="${fn:escapeXml(line.number())}" data-kind="${fn:escapeXml(line.kind())}">
            <strong>${text.of('ops.import.line', line.number())}</strong><span class="badge ${empty line.errors() ? 'here' : 'low'}">${text.of('ops.import.kind.' += line.kind())}</span><span><c:out value="${line.name()}"/></span>
            <c:forEach items="${line.changes()}" var="change"><small>${text.of('ops.product.field.' += change.column())}: <del><c:out value="${change.before()}"/></del> → <ins><c:out value="${change.after()}"/></ins></small></c:forEach>
            <c:forEach items="${line.errors()}" var="entry"><small class="field-error">${text.of('ops.product.field.' += entry.key)}: ${text.of(entry.value)}</small></c:forEach>
          </li>
        </c:forEach>
      </ul>
      <c:choose>
        <c:when test="${plan.applicable()}">
          <form method="post" action="/ops/products/import" enctype="multipart/form-data">
            <input type="hidden" name="request" value="${fn:escapeXml(request)}">
            <input type="hidden" name="file" value="${fn:escapeXml(file)}">
            <p><button class="primary" name="apply" value="yes" data-testid="apply">${text.of('ops.import.apply')}</button></p>
          </form>
        </c:when>
        <c:otherwise><p class="note">${text.of('ops.import.nothing')}</p></c:otherwise>
      </c:choose>
    </section>
  </c:if>
  <section class="panel">
    <form method="post" action="/ops/products/import" enctype="multipart/form-data" class="contact">
      <p class="field">
        <label for="file">${text.of('ops.import.file')}</label>
        <input id="file" name="file" type="file" accept=".csv,text/csv" required aria-describedby="file-hint">
        <small id="file-hint">${text.of('ops.import.file.hint')}</small>
      </p>
      <p class="field">
        <label for="pictures">${text.of('ops.import.pictures')}&#32;<small>${text.of('contact.optional')}</small></label>
        <input id="pictures" name="pictures" type="file" accept="image/jpeg,image/png,image/webp" multiple aria-describedby="pictures-hint">
        <small id="pictures-hint">${text.of('ops.import.pictures.hint')}</small>
      </p>
      <p><button class="primary" data-testid="plan-import">${text.of('ops.import.show')}</button></p>
    </form>
  </section>
  <section class="panel">
    <h2>${text.of('ops.import.columns')}</h2>
    <pre tabindex="0"><c:out value="${firstLine}"/></pre>
    <dl class="facts">
      <c:forEach items="${columns}" var="column">
        <dt><code><c:out value="${column}"/></code></dt>
        <dd>${text.of('ops.import.column.' += column)}</dd>
      </c:forEach>
    </dl>
  </section>
</t:ops-page>
