<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.index.title">
  <h1>${text.of('ops.index.heading')}</h1>
  <form class="search wide" method="get" action="/ops/orders">
    <label for="q">${text.of('ops.orders.find')}</label>
    <input id="q" name="q" required maxlength="254" placeholder="${text.of('ops.orders.find.hint')}">
    <button>${text.of('ops.orders.find.go')}</button>
  </form>
  <ul class="figures">
    <li class="${inDoubt gt 0 ? 'look' : ''}"><a href="/ops/money"><strong><c:out value="${inDoubt}"/></strong> ${text.of('ops.index.unresolved')}</a></li>
    <li class="${letters gt 0 ? 'look' : ''}"><a href="/ops/dead-letters"><strong><c:out value="${letters}"/></strong> ${text.of('ops.index.deadLetters')}</a></li>
    <li><a href="/ops/outbox"><strong><c:out value="${waiting}"/></strong> ${text.of('ops.index.waiting')}</a></li>
  </ul>
  <section class="panel">
    <h2>${text.of('ops.index.open')}</h2>
    <c:if test="${empty open}">
      <p class="hint">${text.of('ops.index.open.none')}</p>
    </c:if>
    <ul class="chips">
      <c:forEach items="${open}" var="entry">
        <li><a href="/ops/orders?state=${fn:escapeXml(entry.key)}"><t:state value="${entry.key}"/>&#32;<c:out value="${entry.value}"/></a></li>
      </c:forEach>
    </ul>
  </section>
  <section class="panel chart">
    <h2 id="chart">${text.of('ops.chart.heading')}</h2>
    <svg viewBox="0 0 720 200" role="img" aria-labelledby="chart" aria-describedby="chart-totals">
      <line x1="0" y1="165" x2="720" y2="165"/>
      <c:forEach items="${chart.bars()}" var="bar">
        <c:forEach items="${bar.parts()}" var="part">
          <rect class="outcome-${fn:escapeXml(fn:toLowerCase(part.outcome()))}" x="${fn:escapeXml(bar.x() + 3)}" y="${fn:escapeXml(part.y() + 5)}" width="24" height="${fn:escapeXml(part.height())}"/>
        </c:forEach>
        <c:if test="${bar.x() % 180 eq 60}">
          <text x="${fn:escapeXml(bar.x() + 15)}" y="192">${text.of('ops.chart.hour', bar.hour())}</text>
        </c:if>
      </c:forEach>
    </svg>
    <ul class="legend" id="chart-totals">
      <c:forEach items="${chart.outcomes()}" var="outcome">
        <li class="outcome-${fn:escapeXml(fn:toLowerCase(outcome))}">${text.of('ops.chart.' += outcome)}&#32;<strong><c:out value="${chart.total(outcome)}"/></strong></li>
      </c:forEach>
    </ul>
    <details>
      <summary>${text.of('ops.chart.table')}</summary>
      <div class="scroll">
        <table>
          <thead><tr>
            <th scope="col">${text.of('ops.chart.time')}</th>
            <c:forEach items="${chart.outcomes()}" var="outcome"><th scope="col" class="number">${text.of('ops.chart.' += outcome)}</th></c:forEach>
          </tr></thead>
          <tbody>
            <c:forEach items="${chart.bars()}" var="bar">
              <tr>
                <th scope="row">${text.of('ops.chart.hour', bar.hour())}</th>
                <c:forEach items="${bar.counts()}" var="count"><td class="number"><c:out value="${count}"/></td></c:forEach>
              </tr>
            </c:forEach>
          </tbody>
        </table>
      </div>
    </details>
  </section>
</t:ops-page>
