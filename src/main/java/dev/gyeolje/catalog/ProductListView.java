package dev.gyeolje.catalog;

import java.util.List;

/**
 * The list of products with the filter that made it.
 *
 * @param products in the order to show
 * @param categories every category the shop has, in the order to show
 * @param category the chosen category's key, or empty for all
 * @param query what the customer searched for, or empty
 */
public record ProductListView(
    List<ProductView> products, List<Category> categories, String category, String query) {

  /**
   * A category.
   *
   * @param key as products name it
   * @param title in the customer's language, or the key where we have no word for it
   */
  public record Category(String key, String title) {}
}
