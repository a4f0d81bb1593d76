self.firebase = {
  SDK_VERSION: appStandIn.SDK_VERSION,
  initializeApp: appStandIn.initializeApp,
  app: appStandIn.getApp,
  get apps() {
    return appStandIn.getApps();
  },
};
