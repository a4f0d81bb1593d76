/** The operators' pages to add and change products, one by one or with a CSV file. */
package dev.gyeolje.ops.product;
