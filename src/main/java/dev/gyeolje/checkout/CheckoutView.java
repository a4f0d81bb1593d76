package dev.gyeolje.checkout;

import dev.gyeolje.catalog.ProductView;

/**
 * One product that is about to be bought.
 *
 * @param product what is bought
 * @param quantity how many, at least 1
 * @param maxQuantity how many can be chosen at most
 */
public record CheckoutView(ProductView product, int quantity, int maxQuantity) {}
