/** The shop while its own parts die: real processes are killed, and everything is settled after. */
package dev.gyeolje.fault;
