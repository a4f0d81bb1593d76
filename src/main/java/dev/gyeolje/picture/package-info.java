/**
 * Pictures that operators upload. The shop draws them anew in two sizes, stores them in the
 * database so that every node has them, and serves them publicly.
 */
package dev.gyeolje.picture;
