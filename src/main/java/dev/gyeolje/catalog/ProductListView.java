package dev.gyeolje.catalog;

import java.util.List;

/**
 * A page of the list of products with the filter that made it.
 *
 * @param products in the order to show
 * @param categories every category the shop has, in the order to show
 * @param more whether there is another page
 */
public record ProductListView(
    List<ProductView> products, List<Category> categories, ProductFilter filter, boolean more) {

  /** Every order there is. */
  public List<ProductFilter.Order> orders() {
    return List.of(ProductFilter.Order.values());
  }

  /**
   * A category.
   *
   * @param key as products name it
   * @param title in the customer's language, or the key where we have no word for it
   */
  public record Category(String key, String title) {}
}
