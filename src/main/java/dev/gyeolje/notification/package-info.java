/**
 * Notifies customers on their devices and by mail. Message handlers write one row per event and
 * device, and a job sends them. So a slow FCM never delays a delivery of Pub/Sub, and a repeated
 * delivery never sends twice.
 */
package dev.gyeolje.notification;
