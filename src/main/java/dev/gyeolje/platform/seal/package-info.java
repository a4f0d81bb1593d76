/**
 * Keeps what must not be read in the database, such as account numbers: sealed before it is
 * written, opened only where it is needed.
 */
package dev.gyeolje.platform.seal;
