/**
 * Tests of requests that no browser sends. They use raw sockets, because regular HTTP clients would
 * correct such requests.
 */
package dev.gyeolje.security;
