// Simulator of Firebase's web SDK 13.2.0. This is not Firebase's own code.
const appSimulator = (() => {
  const SDK_VERSION = '13.2.0';
  const DEFAULT = '[DEFAULT]';
  const apps = new Map();

  class FirebaseError extends Error {
    constructor(code, message) {
      super(`Firebase: ${message} (${code}).`);
      this.name = 'FirebaseError';
      this.code = code;
    }
  }

  function initializeApp(options, config = {}) {
    const name = (typeof config === 'string' ? config : config.name) || DEFAULT;
    const known = apps.get(name);
    if (!known) {
      const app = {name, options: {...options}, automaticDataCollectionEnabled: true};
      apps.set(name, app);
      return app;
    }
    if (JSON.stringify(known.options) !== JSON.stringify(options)) {
      throw new FirebaseError('app/duplicate-app',
          `Firebase App named '${name}' already exists with different options. `
          + `Existing: '${JSON.stringify(known.options)}'. New: '${JSON.stringify(options)}'.`);
    }
    return known;
  }

  function getApp(name = DEFAULT) {
    const app = apps.get(name);
    if (!app) {
      throw new FirebaseError('app/no-app',
          `No Firebase App '${name}' has been created - call initializeApp() first`);
    }
    return app;
  }

  return {SDK_VERSION, FirebaseError, initializeApp, getApp, getApps: () => [...apps.values()]};
})();
