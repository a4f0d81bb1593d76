/** A simulator of a mail server, with a page that shows the mailboxes. */
package dev.gyeolje.simulator.mail;
