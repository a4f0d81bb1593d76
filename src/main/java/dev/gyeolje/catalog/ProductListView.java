package dev.gyeolje.catalog;

import java.util.List;

/**
 * The list of products with the filter that made it.
 *
 * @param products in the order to show
 * @param categories keys of every category the shop has, in the order to show
 * @param category the chosen category's key, or empty for all
 * @param query what the shopper searched for, or empty
 */
public record ProductListView(
    List<ProductView> products, List<String> categories, String category, String query) {}
