/** Operators add products and change what is said of them, one by one or by a CSV file. */
package dev.gyeolje.ops.product;
