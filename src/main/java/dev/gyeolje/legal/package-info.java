/** The shop's legal identity, and the pages that the law requires. */
package dev.gyeolje.legal;
