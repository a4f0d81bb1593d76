import {getApp} from './firebase-app.js';

export const getMessaging = (app = getApp()) => messagingSimulator.getMessaging(app);
export const isSupported = async () => messagingSimulator.supported();
export const {register, unregister, getToken, deleteToken, onMessage, onRegistered, onUnregistered} =
    messagingSimulator;
