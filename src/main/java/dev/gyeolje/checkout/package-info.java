/**
 * The checkout, from the product to the result page; the only package that coordinates features.
 *
 * <p>The shop stores an attempt before it calls the provider, calls the provider outside any
 * transaction, records the outcome in one transaction, and publishes messages through that
 * transaction.
 */
package dev.gyeolje.checkout;
