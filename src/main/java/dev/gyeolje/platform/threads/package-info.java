/**
 * Threads that are ours, for libraries that leave something on every thread they are called from.
 */
package dev.gyeolje.platform.threads;
