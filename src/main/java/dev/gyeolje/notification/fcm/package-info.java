/**
 * Firebase Cloud Messaging: the sender, its client, and the configuration with which browsers
 * register.
 */
package dev.gyeolje.notification.fcm;
