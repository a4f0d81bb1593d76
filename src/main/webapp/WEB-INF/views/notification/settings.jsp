<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="notification.settings.title" script="/static/js/settings.js">
  <h1><fmt:message key="notification.settings.heading"/></h1>
  <section class="panel">
    <h2><fmt:message key="notification.settings.notifications"/></h2>
    <p><fmt:message key="notification.settings.intro"/></p>
    <c:choose>
      <c:when test="${empty push}">
        <p class="hint"><fmt:message key="notification.settings.unconfigured"/></p>
      </c:when>
      <c:otherwise>
        <noscript><p class="hint"><fmt:message key="notification.settings.noscript"/></p></noscript>
        <button id="enable" type="button" class="primary" hidden><fmt:message key="notification.settings.enable"/></button>
        <p id="push-state" role="status" hidden></p>
        <div id="home-screen" role="status" hidden>
          <p><fmt:message key="notification.settings.homeScreen"/></p>
          <ol>
            <c:forEach begin="1" end="4" var="step">
              <li><fmt:message key="notification.settings.homeScreen.${step}"/></li>
            </c:forEach>
          </ol>
        </div>
        <template id="texts">
          <p data-code="enabled"><fmt:message key="notification.settings.enabled"/></p>
          <p data-code="denied"><fmt:message key="notification.settings.denied"/></p>
          <p data-code="unsupported"><fmt:message key="notification.settings.unsupported"/></p>
          <p data-code="failed"><fmt:message key="notification.settings.failed"/></p>
        </template>
      </c:otherwise>
    </c:choose>
  </section>
  <section class="panel">
    <h2><fmt:message key="notification.settings.devices"/></h2>
    <c:if test="${empty devices}">
      <p class="hint"><fmt:message key="notification.settings.empty"/></p>
    </c:if>
    <ul class="rows plain" id="devices">
      <c:forEach items="${devices}" var="device">
        <li data-device="${fn:escapeXml(device.id())}">
          <span>
            <c:choose>
              <c:when test="${empty device.name()}"><fmt:message key="notification.settings.unnamed"/></c:when>
              <c:otherwise><c:out value="${device.name()}"/></c:otherwise>
            </c:choose>
            <span class="badge here" hidden><fmt:message key="notification.settings.here"/></span>
          </span>
          <small><fmt:message key="notification.settings.registeredAt"/>&#32;<t:time value="${device.registeredAt()}"/> · <fmt:message key="notification.settings.lastSeenAt"/>&#32;<t:time value="${device.lastSeenAt()}"/></small>
          <form method="post" action="/settings/devices/${fn:escapeXml(device.id())}/remove">
            <button class="quiet" data-testid="remove"><fmt:message key="notification.settings.remove"/></button>
          </form>
        </li>
      </c:forEach>
    </ul>
  </section>
  <c:if test="${testing}">
    <section class="panel">
      <form method="post" action="/settings/test">
        <p><fmt:message key="notification.settings.test.hint"/></p>
        <button data-testid="test-push"><fmt:message key="notification.settings.test"/></button>
      </form>
    </section>
  </c:if>
  <section class="panel">
    <h2><fmt:message key="account.signIns"/></h2>
    <p class="hint"><fmt:message key="account.signIns.hint"/></p>
    <form method="post" action="/settings/sign-ins">
      <ul class="rows plain">
        <c:forEach items="${signIns}" var="signIn">
          <li data-sign-in="${fn:escapeXml(signIn.id())}">
            <span>
              <c:choose>
                <c:when test="${empty signIn.browser()}"><fmt:message key="account.signIns.unknown"/></c:when>
                <c:otherwise><c:out value="${signIn.browser()}"/></c:otherwise>
              </c:choose>
              <c:if test="${signIn.here()}">&#32;<span class="badge here"><fmt:message key="notification.settings.here"/></span></c:if>
            </span>
            <small><fmt:message key="account.signIns.since"/>&#32;<t:time value="${signIn.since()}"/> · <fmt:message key="notification.settings.lastSeenAt"/>&#32;<t:time value="${signIn.lastSeenAt()}"/></small>
            <button class="quiet" name="signIn" value="${fn:escapeXml(signIn.id())}" data-testid="end-sign-in"><fmt:message key="shop.nav.signOut"/></button>
          </li>
        </c:forEach>
      </ul>
      <p><button name="signIn" value="all" data-testid="end-all"><fmt:message key="account.signIns.endAll"/></button></p>
    </form>
  </section>
</t:page>
