self.firebase = {
  SDK_VERSION: appSimulator.SDK_VERSION,
  initializeApp: appSimulator.initializeApp,
  app: appSimulator.getApp,
  get apps() {
    return appSimulator.getApps();
  },
};
