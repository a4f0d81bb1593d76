/**
 * Notifies customers by push messages and mails. Message handlers store one row per event and
 * device; a job sends them, so that a slow FCM never delays a message delivery. A repeated message
 * delivery stores no second notification.
 */
package dev.gyeolje.notification;
