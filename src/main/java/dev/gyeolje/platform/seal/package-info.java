/**
 * Cryptography: random keys, SHA-256, and the encryption of data that must not be readable in the
 * database, such as account numbers.
 */
package dev.gyeolje.platform.seal;
