// Notifications in this browser. A registered browser listens on every page: Firebase's worker shows a notification
// only while no page of the shop is in the foreground, and passes it to the page otherwise.

const place = document.querySelector('#push');
const registeredAs = 'gyeolje.device';
let ready;

/** The server's id of this browser's registration, or null. */
export const device = {
  get id() {
    return localStorage.getItem(registeredAs);
  },
  set id(value) {
    if (value) localStorage.setItem(registeredAs, value);
    else localStorage.removeItem(registeredAs);
  },
};

/** Whether this browser supports notifications. */
export function supported() {
  return Boolean(place) && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/** Requests permission if necessary and resolves to this browser's push target at Firebase. */
export async function register() {
  const { fcm, messaging, worker } = await connect();
  // Firebase passes the installation id to a listener only, which must be registered first.
  const registered = new Promise((resolve) => fcm.onRegistered(messaging, resolve));
  await fcm.register(messaging, { vapidKey: place.dataset.vapidKey, serviceWorkerRegistration: worker });
  return { kind: 'fid', value: await registered };
}

/** Deletes this browser's registration at Firebase. */
export async function unregister() {
  const { fcm, messaging } = await connect();
  await fcm.unregister(messaging);
}

function connect() {
  ready ??= open().catch((error) => {
    ready = undefined; // so that a second attempt starts again
    throw error;
  });
  return ready;
}

async function open() {
  const { sdkUrl, apiKey, projectId, messagingSenderId, appId } = place.dataset;
  const { initializeApp } = await import(sdkUrl + '/firebase-app.js');
  const fcm = await import(sdkUrl + '/firebase-messaging.js');
  await navigator.serviceWorker.register('/firebase-messaging-sw.js');
  const messaging = fcm.getMessaging(initializeApp({ apiKey, projectId, messagingSenderId, appId }));
  fcm.onMessage(messaging, show);
  // A worker that is not active yet cannot subscribe.
  return { fcm, messaging, worker: await navigator.serviceWorker.ready };
}

function show({ notification, data, fcmOptions }) {
  const id = data?.eventId ?? '';
  // The same event can arrive twice.
  if (id && Array.from(place.children).some((shown) => shown.dataset.event === id)) return;

  const toast = document.createElement('div');
  toast.className = 'toast';
  toast.dataset.event = id;
  const link = ownLink(fcmOptions?.link ?? data?.link);
  const title = document.createElement(link ? 'a' : 'strong');
  if (link) title.href = link;
  title.textContent = notification?.title ?? data?.title ?? '';
  const body = document.createElement('p');
  body.textContent = notification?.body ?? data?.body ?? '';
  const close = document.createElement('button');
  close.className = 'quiet';
  close.textContent = place.dataset.close;
  close.addEventListener('click', () => toast.remove());
  toast.append(title, body, close);
  place.append(toast);
}

function ownLink(link) {
  if (!link) return null;
  const url = new URL(link, location.origin);
  return url.origin === location.origin ? url.href : null;
}

if (supported() && Notification.permission === 'granted' && device.id) {
  connect().catch((error) => console.error('notifications not connected', error));
}
