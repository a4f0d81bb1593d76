// Receives notifications while no page of the shop is in the foreground. Served at the origin's root, where Firebase
// expects it, with the two placeholders filled in.

// Registered before the SDK's own listener, which focuses any open page without opening the link.
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

// The SDK itself shows messages with a notification, and their tag makes a repetition replace the first. Messages
// with data only remain.
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
