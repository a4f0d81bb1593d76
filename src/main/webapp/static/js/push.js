// Notifications in this browser. A registered browser listens on every page: Firebase's worker shows a
// notification only while no page of the shop is in front, and passes it to the page otherwise.

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

/** Whether this browser can be notified at all. */
export function supported() {
  return Boolean(place) && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/** Asks for permission if need be and resolves to what Firebase knows this browser by. */
export async function register() {
  const { messaging, worker } = await connect();
  // The compat build of 13.2.0 offers registration tokens only, not installation ids.
  const value = await messaging.getToken({
    vapidKey: place.dataset.vapidKey,
    serviceWorkerRegistration: worker,
  });
  return { kind: 'token', value };
}

/** Makes Firebase forget this browser. */
export async function unregister() {
  const { messaging } = await connect();
  await messaging.deleteToken();
}

function connect() {
  ready ??= open().catch((error) => {
    ready = undefined; // so that a second try starts anew
    throw error;
  });
  return ready;
}

async function open() {
  const config = place.dataset;
  if (!window.firebase) await loadScript(config.sdkUrl + '/firebase-app-compat.js');
  if (!window.firebase.messaging) await loadScript(config.sdkUrl + '/firebase-messaging-compat.js');
  const worker = await navigator.serviceWorker.register('/firebase-messaging-sw.js');
  const { firebase } = window;
  if (!firebase.apps?.length) {
    firebase.initializeApp({
      apiKey: config.apiKey,
      projectId: config.projectId,
      messagingSenderId: config.messagingSenderId,
      appId: config.appId,
    });
  }
  const messaging = firebase.messaging();
  messaging.onMessage(show);
  return { messaging, worker };
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

function loadScript(src) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error('not loaded: ' + src));
    };
    document.head.append(script);
  });
}

if (supported() && Notification.permission === 'granted' && device.id) {
  connect().catch((error) => console.error('notifications not connected', error));
}
