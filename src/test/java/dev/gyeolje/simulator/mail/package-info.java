/** A mail server whose mailboxes a person can look into. */
package dev.gyeolje.simulator.mail;
