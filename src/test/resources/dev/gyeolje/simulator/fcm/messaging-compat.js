{
  // The real classic script has these four and no more: register() is in the module only.
  const compat = app => {
    const messaging = messagingStandIn.getMessaging(app);
    return {
      app,
      getToken: options => messagingStandIn.getToken(messaging, options),
      deleteToken: () => messagingStandIn.deleteToken(messaging),
      onMessage: handler => messagingStandIn.onMessage(messaging, handler),
      onBackgroundMessage: handler => messagingStandIn.onBackgroundMessage(messaging, handler),
    };
  };
  const {firebase} = self;
  firebase.messaging = (app = firebase.app()) => compat(app);
  firebase.messaging.isSupported = () => messagingStandIn.supported();
}
