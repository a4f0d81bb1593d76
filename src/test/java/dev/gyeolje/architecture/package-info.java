/**
 * The rules of the house, checked: what may import what, what a page may do, which texts must
 * exist.
 *
 * <p>Each rule also checks that it finds something to judge, so that a moved directory cannot make
 * it pass by silence.
 */
package dev.gyeolje.architecture;
