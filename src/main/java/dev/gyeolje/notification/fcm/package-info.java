/** Firebase Cloud Messaging: the sender, its client, and what browsers need to register. */
package dev.gyeolje.notification.fcm;
