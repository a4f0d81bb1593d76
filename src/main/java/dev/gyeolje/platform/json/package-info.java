/** Parses JSON from outside without trusting it. */
package dev.gyeolje.platform.json;
