/** Runs every feature's {@code Job} again and again, one runner at a time and node. */
package dev.gyeolje.platform.jobs;
