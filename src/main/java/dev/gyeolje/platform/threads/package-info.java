/**
 * The shop's own threads, for libraries that leave thread-local objects on their callers' threads.
 */
package dev.gyeolje.platform.threads;
