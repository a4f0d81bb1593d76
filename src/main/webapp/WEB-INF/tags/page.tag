<%@ tag pageEncoding="UTF-8" body-content="scriptless" trimDirectiveWhitespaces="true" description="The frame of every page." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ attribute name="title" required="true" description="message key" %>
<%@ attribute name="name" description="replaces the title of a page about one object" %>
<%@ attribute name="description" description="for search engines and link previews" %>
<%@ attribute name="address" description="canonical URL of a page that may be shared" %>
<%@ attribute name="picture" description="URL of the picture for link previews" %>
<%@ attribute name="script" description="path of the page's script, a module" %>
<%@ attribute name="refresh" type="java.lang.Integer" description="seconds after which the page loads itself again" %>
<%@ attribute name="unlisted" type="java.lang.Boolean" description="true if search engines must not list the page" %>
<%@ attribute name="plain" type="java.lang.Boolean" description="true if the request's beans are unavailable: no menu, no forms" %>
<%-- once: each expression with the bean's name creates it again --%>
<c:set var="user" value="${plain ? null : signedInUser}"/>
<!DOCTYPE html>
<html lang="${text.of('shop.language')}">
<head>
  <meta charset="UTF-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <c:if test="${not empty refresh}">
    <meta http-equiv="refresh" content="${fn:escapeXml(refresh)}">
  </c:if>
  <title>${fn:escapeXml(empty name ? text.of(title) : name)} · ${text.of('shop.name')}</title>
  <c:if test="${not empty description}">
    <meta name="description" content="${fn:escapeXml(description)}">
  </c:if>
  <c:if test="${not empty address}">
    <link rel="canonical" href="${fn:escapeXml(address)}">
    <meta property="og:type" content="product">
    <meta property="og:site_name" content="${text.of('shop.name')}">
    <meta property="og:title" content="${fn:escapeXml(name)}">
    <meta property="og:description" content="${fn:escapeXml(description)}">
    <meta property="og:url" content="${fn:escapeXml(address)}">
    <meta property="og:image" content="${fn:escapeXml(picture)}">
  </c:if>
  <c:if test="${unlisted}">
    <meta name="robots" content="noindex">
  </c:if>
  <link rel="icon" href="${fn:escapeXml(files.path('/static/images/favicon.svg'))}" type="image/svg+xml">
  <link rel="apple-touch-icon" href="${fn:escapeXml(files.path('/static/images/apple-touch-icon.png'))}">
  <link rel="manifest" href="/manifest.webmanifest">
  <link rel="stylesheet" href="${fn:escapeXml(files.path('/static/css/shop.css'))}">
  <c:if test="${not empty script}">
    <script type="module" src="${fn:escapeXml(files.path(script))}"></script>
  </c:if>
</head>
<body>
<a class="skip" href="#main">${text.of('shop.skip')}</a>
<header class="top">
  <div class="top-in">
    <a class="brand" href="/">${text.of('shop.name')}</a>
    <c:if test="${not plain}">
      <nav aria-label="${text.of('shop.nav')}">
        <a href="/">${text.of('shop.nav.products')}</a>
        <a href="/cart" data-testid="cart">${text.of('shop.nav.cart')}<c:if test="${cartUnits gt 0}">&#32;<span class="badge here">${fn:escapeXml(cartUnits)}</span></c:if></a>
        <c:if test="${not empty user}">
          <a href="/orders">${text.of('shop.nav.orders')}</a>
          <c:if test="${not user.guest()}"><a href="/settings">${text.of('shop.nav.settings')}</a></c:if>
          <c:if test="${user.operator()}">
            <a href="/ops">${text.of('shop.nav.ops')}</a>
          </c:if>
        </c:if>
      </nav>
      <div class="person">
        <form method="post" action="/language">
          <input type="hidden" name="to" value="${fn:escapeXml(path)}">
          <button class="quiet" name="lang" value="${lang eq 'en' ? 'ko' : 'en'}" lang="${lang eq 'en' ? 'ko' : 'en'}">${text.of('shop.nav.language')}</button>
        </form>
        <c:if test="${empty user or user.guest()}">
          <a href="${fn:escapeXml(signIn)}" data-testid="sign-in">${text.of('shop.nav.signIn')}</a>
        </c:if>
        <c:if test="${not empty user and not user.guest()}">
          <span class="name" data-testid="person">${fn:escapeXml(user.name())}</span>
          <form method="post" action="/logout">
            <button class="quiet" data-testid="sign-out">${text.of('shop.nav.signOut')}</button>
          </form>
        </c:if>
      </div>
    </c:if>
  </div>
</header>
<main id="main" tabindex="-1">
  <t:flash/>
  <jsp:doBody/>
</main>
<footer class="bottom">
  <p>${text.of('shop.tagline')}</p>
  <p>${text.of('shop.footer')}</p>
  <c:if test="${not plain}"><t:identity/></c:if>
</footer>
<c:if test="${not plain and not empty user and not user.guest() and not empty push}">
  <t:push value="${push}"/>
</c:if>
</body>
</html>
