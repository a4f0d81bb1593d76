{
  // The real classic script has only these four: register() is in the module only.
  const compat = app => {
    const messaging = messagingSimulator.getMessaging(app);
    return {
      app,
      getToken: options => messagingSimulator.getToken(messaging, options),
      deleteToken: () => messagingSimulator.deleteToken(messaging),
      onMessage: handler => messagingSimulator.onMessage(messaging, handler),
      onBackgroundMessage: handler => messagingSimulator.onBackgroundMessage(messaging, handler),
    };
  };
  const {firebase} = self;
  firebase.messaging = (app = firebase.app()) => compat(app);
  firebase.messaging.isSupported = () => messagingSimulator.supported();
}
