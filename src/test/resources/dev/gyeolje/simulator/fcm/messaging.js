// Simulator of Firebase's web SDK 13.2.0. This is not Firebase's own code.
const messagingSimulator = (() => {
  const SIMULATOR = '{{origin}}/sdk';
  const WORKER = '/firebase-messaging-sw.js';
  const WORKER_SCOPE = '/firebase-cloud-messaging-push-scope';
  const IN_WORKER = 'ServiceWorkerGlobalScope' in self;
  const POLL_MS = 1000;

  // Texts and codes of @firebase/messaging 0.13.3.
  const ERRORS = {
    'missing-app-config-values': 'Missing App configuration value: "{0}"',
    'only-available-in-window': 'This method is available in a Window context.',
    'only-available-in-sw': 'This method is available in a service worker context.',
    'permission-blocked': 'The notification permission was not granted and blocked instead.',
    'failed-service-worker-registration': 'We are unable to register the default service worker. {0}',
    'token-subscribe-failed': 'A problem occurred while subscribing the user to FCM: {0}',
    'fid-registration-failed': 'A problem occurred while creating an FCM registration via FID: {0}',
    'fid-unregister-failed': 'A problem occurred while unregistering the FCM registration via FID: {0}',
    'token-unsubscribe-failed': 'A problem occurred while unsubscribing the user from FCM: {0}',
    'invalid-sw-registration': 'The input to useServiceWorker() must be a ServiceWorkerRegistration.',
    'invalid-on-registered-handler': 'No onRegistered callback handler was provided or registered. '
        + 'Implement onRegistered() before register().',
  };

  class FirebaseError extends Error {
    constructor(code, detail = '') {
      super(`Messaging: ${ERRORS[code].replace('{0}', detail)} (messaging/${code}).`);
      this.name = 'FirebaseError';
      this.code = `messaging/${code}`;
    }
  }

  const call = (handler, value) => typeof handler === 'function' ? handler(value) : handler?.next?.(value);

  function supported() {
    return 'indexedDB' in self && 'PushManager' in self && 'Notification' in self
        && (IN_WORKER || navigator.cookieEnabled && 'serviceWorker' in navigator && 'fetch' in self)
        && Object.hasOwn(ServiceWorkerRegistration.prototype, 'showNotification')
        && Object.hasOwn(PushSubscription.prototype, 'getKey');
  }

  // Checks for an uncompressed point of P-256. The real SDK checks the key by subscribing with it.
  function checkVapidKey(key) {
    let bytes = '';
    try {
      bytes = atob(key.replace(/-/g, '+').replace(/_/g, '/'));
    } catch {
      // Not base64: rejected below.
    }
    if (bytes.length !== 65 || bytes.charCodeAt(0) !== 4) {
      throw new DOMException("Failed to execute 'subscribe' on 'PushManager': The provided "
          + 'applicationServerKey is not valid.', 'InvalidAccessError');
    }
  }

  function random(length) {
    const bytes = crypto.getRandomValues(new Uint8Array(length));
    return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').slice(0, length);
  }

  async function tell(method, path, body) {
    const answer = await fetch(SIMULATOR + path, {
      method,
      headers: body ? {'Content-Type': 'application/json'} : {},
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) {
      throw new Error(`the simulator answered ${answer.status}`);
    }
    return answer;
  }

  class Messaging {
    constructor(app) {
      for (const name of ['projectId', 'apiKey', 'appId', 'messagingSenderId']) {
        if (!app.options[name]) {
          throw new FirebaseError('missing-app-config-values', name);
        }
      }
      this.app = app;
      if (IN_WORKER) {
        listenInWorker(this);
      } else {
        listenInWindow(this);
      }
    }

    // The real SDK stores this in IndexedDB.
    get stored() {
      return JSON.parse(localStorage.getItem(this.storeName) ?? '{}');
    }

    store(change) {
      localStorage.setItem(this.storeName, JSON.stringify({...this.stored, ...change}));
    }

    get storeName() {
      return `fcm-simulator:${this.app.options.appId}`;
    }
  }

  async function askPermission() {
    if (Notification.permission === 'default') {
      await Notification.requestPermission();
    }
    if (Notification.permission !== 'granted') {
      throw new FirebaseError('permission-blocked');
    }
  }

  async function useWorker(messaging, options) {
    if (options?.vapidKey) {
      messaging.vapidKey = options.vapidKey;
    }
    const given = options?.serviceWorkerRegistration;
    if (given && !(given instanceof ServiceWorkerRegistration)) {
      throw new FirebaseError('invalid-sw-registration');
    }
    messaging.swRegistration = given ?? messaging.swRegistration ?? await registerWorker();
    if (messaging.vapidKey) {
      checkVapidKey(messaging.vapidKey);
    }
    messaging.store({scope: messaging.swRegistration.scope});
  }

  async function registerWorker() {
    try {
      return await navigator.serviceWorker.register(WORKER, {scope: WORKER_SCOPE});
    } catch (e) {
      throw new FirebaseError('failed-service-worker-registration', e.message);
    }
  }

  async function create(messaging, kind, value, code) {
    try {
      await tell('POST', '/registrations', {kind, value, name: navigator.userAgent});
    } catch (e) {
      throw new FirebaseError(code, e.message);
    }
  }

  async function remove(value, code) {
    try {
      await tell('DELETE', `/registrations?target=${encodeURIComponent(value)}`);
    } catch (e) {
      throw new FirebaseError(code, e.message);
    }
  }

  async function register(messaging, options) {
    await askPermission();
    if (!messaging.onRegisteredHandler) {
      throw new FirebaseError('invalid-on-registered-handler');
    }
    await useWorker(messaging, options);
    // An installation keeps its id, whether registered or not.
    const fid = messaging.stored.fid ?? 'cdef'[Math.floor(Math.random() * 4)] + random(21);
    await create(messaging, 'FID', fid, 'fid-registration-failed');
    messaging.store({fid, registered: true});
    call(messaging.onRegisteredHandler, fid);
  }

  async function unregister(messaging) {
    const {fid, registered} = messaging.stored;
    if (registered) {
      await remove(fid, 'fid-unregister-failed');
      messaging.store({registered: false});
      call(messaging.onUnregisteredHandler, fid);
    }
  }

  async function getToken(messaging, options) {
    await askPermission();
    await useWorker(messaging, options);
    const token = messaging.stored.token ?? `c${random(21)}:APA91b${random(134)}`;
    await create(messaging, 'TOKEN', token, 'token-subscribe-failed');
    messaging.store({token});
    return token;
  }

  async function deleteToken(messaging) {
    const {token} = messaging.stored;
    if (token) {
      await remove(token, 'token-unsubscribe-failed');
      messaging.store({token: undefined});
    } else {
      await unregister(messaging);
    }
    return true;
  }

  function onMessage(messaging, handler) {
    if (IN_WORKER) {
      throw new FirebaseError('only-available-in-window');
    }
    return listen(messaging, 'onMessageHandler', handler);
  }

  function onBackgroundMessage(messaging, handler) {
    if (!IN_WORKER) {
      throw new FirebaseError('only-available-in-sw');
    }
    return listen(messaging, 'onBackgroundMessageHandler', handler);
  }

  function listen(messaging, name, handler) {
    messaging[name] = handler;
    return () => {
      messaging[name] = null;
    };
  }

  function externalized(push) {
    const payload = {from: push.from, collapseKey: push.collapse_key, messageId: push.fcmMessageId};
    if (push.notification) {
      payload.notification = {};
      for (const name of ['title', 'body', 'image', 'icon']) {
        if (push.notification[name]) {
          payload.notification[name] = push.notification[name];
        }
      }
    }
    if (push.data) {
      payload.data = push.data;
    }
    const link = push.fcmOptions?.link ?? push.notification?.click_action;
    if (link) {
      payload.fcmOptions = {link};
    }
    return payload;
  }

  // --- window: replaces the push service by polling for messages and waking the worker

  function listenInWindow(messaging) {
    navigator.serviceWorker.addEventListener('message', event => {
      if (event.data?.isFirebaseMessaging && event.data.messageType === 'push-received') {
        call(messaging.onMessageHandler, externalized(event.data));
      }
    });
    const poll = () => push(messaging).catch(() => {}).then(() => setTimeout(poll, POLL_MS));
    poll();
  }

  async function push(messaging) {
    const {fid, registered, token, scope} = messaging.stored;
    for (const target of [registered && fid, token].filter(Boolean)) {
      const worker = (await navigator.serviceWorker.getRegistration(scope))?.active;
      const seen = messaging.stored[`seen ${target}`] ?? 0;
      const answer = await tell('GET', `/messages?target=${encodeURIComponent(target)}&after=${seen}`);
      const {next, messages} = await answer.json();
      if (worker) {
        messages.forEach(message => worker.postMessage(
            {simulatorPush: {from: messaging.app.options.messagingSenderId, ...message}}));
        messaging.store({[`seen ${target}`]: next});
      }
    }
  }

  // --- worker: the real SDK's listeners, triggered by a page's message instead of a push event

  function listenInWorker(messaging) {
    // Two pages may forward the same message.
    const seen = new Set();
    self.addEventListener('message', event => {
      const pushed = event.data?.simulatorPush;
      if (pushed && !seen.has(pushed.fcmMessageId)) {
        seen.add(pushed.fcmMessageId);
        event.waitUntil(onPush(messaging, pushed));
      }
    });
    self.addEventListener('notificationclick', event => event.waitUntil(onNotificationClick(event)));
  }

  const windows = () => self.clients.matchAll({type: 'window', includeUncontrolled: true});

  async function onPush(messaging, pushed) {
    const pages = await windows();
    if (pages.some(page => page.visibilityState === 'visible')) {
      pages.forEach(page => page.postMessage(
          {...pushed, isFirebaseMessaging: true, messageType: 'push-received'}));
      return;
    }
    if (pushed.notification) {
      await self.registration.showNotification(pushed.notification.title ?? '',
          {...pushed.notification, data: {FCM_MSG: pushed}});
    }
    await call(messaging.onBackgroundMessageHandler, externalized(pushed));
  }

  async function onNotificationClick(event) {
    const pushed = event.notification?.data?.FCM_MSG;
    if (!pushed || event.action) {
      return;
    }
    event.stopImmediatePropagation();
    event.notification.close();
    const link = pushed.fcmOptions?.link ?? pushed.notification?.click_action;
    // Like the real SDK, follows only links to the worker's own origin.
    if (!link || new URL(link, self.location.href).host !== self.location.host) {
      return;
    }
    const open = (await windows()).find(page => new URL(page.url).host === self.location.host);
    const page = open ? await open.focus() : await self.clients.openWindow(link);
    page?.postMessage({...pushed, isFirebaseMessaging: true, messageType: 'notification-clicked'});
  }

  const services = new Map();

  function getMessaging(app) {
    if (!services.has(app)) {
      services.set(app, new Messaging(app));
    }
    return services.get(app);
  }

  return {supported, getMessaging, register, unregister, getToken, deleteToken, onMessage,
    onBackgroundMessage,
    onRegistered: (messaging, handler) => listen(messaging, 'onRegisteredHandler', handler),
    onUnregistered: (messaging, handler) => listen(messaging, 'onUnregisteredHandler', handler)};
})();
