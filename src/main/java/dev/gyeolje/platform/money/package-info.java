/** Amounts in won: exact integers, never floating-point numbers. */
package dev.gyeolje.platform.money;
