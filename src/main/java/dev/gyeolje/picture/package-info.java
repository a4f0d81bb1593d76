/**
 * Pictures that operators upload: drawn anew in two sizes, kept in the database so that every node
 * has them, and shown to everybody.
 */
package dev.gyeolje.picture;
