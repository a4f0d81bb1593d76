package dev.gyeolje.catalog;

import java.util.List;

/**
 * One page of the product list, with its filter.
 *
 * @param products in display order
 * @param categories all categories with visible products, in display order
 * @param more whether there is another page
 */
public record ProductListView(
    List<ProductView> products, List<Category> categories, ProductFilter filter, boolean more) {

  /** All orders of a list. */
  public List<ProductFilter.Order> orders() {
    return List.of(ProductFilter.Order.values());
  }

  /**
   * A category.
   *
   * @param key the key that products store
   * @param title in the customer's language, or the key if there is no text for it
   */
  public record Category(String key, String title) {}
}
