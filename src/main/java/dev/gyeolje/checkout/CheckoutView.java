package dev.gyeolje.checkout;

import dev.gyeolje.catalog.ProductView;

/**
 * One product in the checkout.
 *
 * @param product the product to buy
 * @param quantity units to buy, at least 1
 * @param maxQuantity maximum units that can be chosen
 */
public record CheckoutView(ProductView product, int quantity, int maxQuantity) {}
