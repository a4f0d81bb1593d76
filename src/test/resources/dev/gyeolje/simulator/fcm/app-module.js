export const {SDK_VERSION, FirebaseError, initializeApp, getApp, getApps} = appSimulator;
