/**
 * The operators' desk: what is going on, and what could not be dealt with. Reads any feature,
 * changes only through services.
 */
package dev.gyeolje.ops;
