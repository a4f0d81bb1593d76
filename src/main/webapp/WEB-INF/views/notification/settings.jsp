<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="notification.settings.title" script="/static/js/settings.js">
  <h1>${text.of('notification.settings.heading')}</h1>
  <section class="panel">
    <h2>${text.of('notification.settings.notifications')}</h2>
    <p>${text.of('notification.settings.intro')}</p>
    <c:choose>
      <c:when test="${empty push}">
        <p class="hint">${text.of('notification.settings.unconfigured')}</p>
      </c:when>
      <c:otherwise>
        <noscript><p class="hint">${text.of('notification.settings.noscript')}</p></noscript>
        <button id="enable" type="button" class="primary" hidden>${text.of('notification.settings.enable')}</button>
        <p id="push-state" role="status" hidden></p>
        <div id="home-screen" role="status" hidden>
          <p>${text.of('notification.settings.homeScreen')}</p>
          <ol>
            <c:forEach begin="1" end="4" var="step">
              <li>${text.of('notification.settings.homeScreen.' += step)}</li>
            </c:forEach>
          </ol>
        </div>
        <template id="texts">
          <p data-code="enabled">${text.of('notification.settings.enabled')}</p>
          <p data-code="denied">${text.of('notification.settings.denied')}</p>
          <p data-code="unsupported">${text.of('notification.settings.unsupported')}</p>
          <p data-code="failed">${text.of('notification.settings.failed')}</p>
        </template>
      </c:otherwise>
    </c:choose>
  </section>
  <section class="panel">
    <h2>${text.of('notification.settings.devices')}</h2>
    <c:if test="${empty devices}">
      <p class="hint">${text.of('notification.settings.empty')}</p>
    </c:if>
    <ul class="rows plain" id="devices">
      <c:forEach items="${devices}" var="device">
        <li data-device="${fn:escapeXml(device.id())}">
          <span>
            <c:choose>
              <c:when test="${empty device.name()}">${text.of('notification.settings.unnamed')}</c:when>
              <c:otherwise><c:out value="${device.name()}"/></c:otherwise>
            </c:choose>
            <span class="badge here" hidden>${text.of('notification.settings.here')}</span>
          </span>
          <small>${text.of('notification.settings.registeredAt')}&#32;<t:time value="${device.registeredAt()}"/> · ${text.of('notification.settings.lastSeenAt')}&#32;<t:time value="${device.lastSeenAt()}"/></small>
          <form method="post" action="/settings/devices/${fn:escapeXml(device.id())}/remove">
            <button class="quiet" data-testid="remove">${text.of('notification.settings.remove')}</button>
          </form>
        </li>
      </c:forEach>
    </ul>
  </section>
  <c:if test="${testing}">
    <section class="panel">
      <form method="post" action="/settings/test">
        <p>${text.of('notification.settings.test.hint')}</p>
        <button data-testid="test-push">${text.of('notification.settings.test')}</button>
      </form>
    </section>
  </c:if>
  <section class="panel">
    <h2>${text.of('account.signIns')}</h2>
    <p class="hint">${text.of('account.signIns.hint')}</p>
    <form method="post" action="/settings/sign-ins">
      <ul class="rows plain">
        <c:forEach items="${signIns}" var="signIn">
          <li data-sign-in="${fn:escapeXml(signIn.id())}">
            <span>
              <c:choose>
                <c:when test="${empty signIn.browser()}">${text.of('account.signIns.unknown')}</c:when>
                <c:otherwise><c:out value="${signIn.browser()}"/></c:otherwise>
              </c:choose>
              <c:if test="${signIn.here()}">&#32;<span class="badge here">${text.of('notification.settings.here')}</span></c:if>
            </span>
            <small>${text.of('account.signIns.since')}&#32;<t:time value="${signIn.since()}"/> · ${text.of('notification.settings.lastSeenAt')}&#32;<t:time value="${signIn.lastSeenAt()}"/></small>
            <button class="quiet" name="signIn" value="${fn:escapeXml(signIn.id())}" data-testid="end-sign-in">${text.of('shop.nav.signOut')}</button>
          </li>
        </c:forEach>
      </ul>
      <p><button name="signIn" value="all" data-testid="end-all">${text.of('account.signIns.endAll')}</button></p>
    </form>
  </section>
</t:page>
