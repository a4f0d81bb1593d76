/** Runs every feature's {@code Job} repeatedly, one runner per job and node. */
package dev.gyeolje.platform.jobs;
