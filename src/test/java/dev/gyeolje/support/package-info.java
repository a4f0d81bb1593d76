/**
 * Code that tests of several features share: the running shop, its users and products, and waiting.
 */
package dev.gyeolje.support;
