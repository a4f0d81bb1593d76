/**
 * Checks the project's rules: which package may import which, what a page may do, which messages
 * must exist.
 *
 * <p>Each rule also checks that it found input, so that a moved directory cannot make it pass.
 */
package dev.gyeolje.architecture;
