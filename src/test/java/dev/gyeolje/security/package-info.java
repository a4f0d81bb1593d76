/**
 * Requests that no browser sends, and what the shop does with them: over raw sockets, because an
 * orderly client would put them right.
 */
package dev.gyeolje.security;
