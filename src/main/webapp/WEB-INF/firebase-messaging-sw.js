// Receives notifications while no page of the shop is in front. Served at the origin's root, where Firebase
// wants it, with the two placeholders filled in.

// Before the SDK's own listener: that one brings any open page to the front and leaves it where it is.
self.addEventListener('notificationclick', (event) => {
  const message = event.notification.data ?? {};
  const link = message.link ?? message.FCM_MSG?.fcmOptions?.link ?? message.FCM_MSG?.data?.link ?? '/';
  const target = new URL(link, self.location.origin);
  event.stopImmediatePropagation();
  event.notification.close();
  if (target.origin === self.location.origin) event.waitUntil(show(target.href));
});

importScripts('{{sdkUrl}}/firebase-app-compat.js', '{{sdkUrl}}/firebase-messaging-compat.js');

firebase.initializeApp({{config}});

// The SDK shows messages that carry a notification by itself, and its tag makes a repeat replace the first.
// What is left are messages with data only.
firebase.messaging().onBackgroundMessage(({ notification, data = {} }) => {
  if (notification) return undefined;
  return self.registration.showNotification(data.title ?? '', {
    body: data.body ?? '',
    tag: data.tag ?? data.eventId,
    data: { link: data.link },
  });
});

async function show(href) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = pages.find((page) => page.url === href);
  return open ? open.focus() : self.clients.openWindow(href);
}
