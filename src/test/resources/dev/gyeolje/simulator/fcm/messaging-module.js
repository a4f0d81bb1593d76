import {getApp} from './firebase-app.js';

export const getMessaging = (app = getApp()) => messagingStandIn.getMessaging(app);
export const isSupported = async () => messagingStandIn.supported();
export const {register, unregister, getToken, deleteToken, onMessage, onRegistered, onUnregistered} =
    messagingStandIn;
