/** Sends mails by SMTP. */
package dev.gyeolje.notification.smtp;
