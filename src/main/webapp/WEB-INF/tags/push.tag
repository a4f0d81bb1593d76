<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Shows notifications that arrive while the page is in the foreground; the browser shows the others." %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ attribute name="value" required="true" type="dev.gyeolje.notification.WebPushView" %>
<div id="push" class="toasts" role="status"
     data-sdk-url="${fn:escapeXml(value.sdkUrl())}"
     data-api-key="${fn:escapeXml(value.apiKey())}"
     data-project-id="${fn:escapeXml(value.projectId())}"
     data-messaging-sender-id="${fn:escapeXml(value.messagingSenderId())}"
     data-app-id="${fn:escapeXml(value.appId())}"
     data-vapid-key="${fn:escapeXml(value.vapidKey())}"
     data-close="${text.of('shop.flash.close')}"></div>
<script type="module" src="${fn:escapeXml(files.path('/static/js/push.js'))}"></script>
