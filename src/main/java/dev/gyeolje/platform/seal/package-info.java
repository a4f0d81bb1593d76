/**
 * Encrypts data that must not be readable in the database, such as account numbers: before it is
 * written, and decrypted only for its use.
 */
package dev.gyeolje.platform.seal;
