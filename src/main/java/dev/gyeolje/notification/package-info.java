/**
 * Who is told what, on which device. Message handlers write one row per event and device; a job
 * sends them, so that a slow FCM never holds up a delivery and a repeated delivery never sends
 * twice.
 */
package dev.gyeolje.notification;
