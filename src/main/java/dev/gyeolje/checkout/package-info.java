/**
 * The buyer's way from the product to the result page; the only package that coordinates features.
 *
 * <p>Remember before asking, ask outside any transaction, record what came back in one transaction,
 * tell others through that same transaction.
 */
package dev.gyeolje.checkout;
