/** Money in won, exact, never a floating-point number. */
package dev.gyeolje.platform.money;
