/** Reads JSON that came from outside without trusting it. */
package dev.gyeolje.platform.json;
