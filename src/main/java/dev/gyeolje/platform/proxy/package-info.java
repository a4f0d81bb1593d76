/** Trusted proxies, and what their forwarded headers say about a request. */
package dev.gyeolje.platform.proxy;
