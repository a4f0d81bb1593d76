/** Produces the only clock. */
package dev.gyeolje.platform.time;
