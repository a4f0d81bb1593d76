/** Produces the one clock. */
package dev.gyeolje.platform.time;
