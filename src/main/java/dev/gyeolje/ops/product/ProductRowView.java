package dev.gyeolje.ops.product;

import dev.gyeolje.catalog.Product;
import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.Locale;

/**
 * A product in the operators' list.
 *
 * @param id id of the product
 * @param name name in the operator's language
 * @param thumbnail path of its small picture
 * @param onHand units on hand, including held ones
 * @param visible whether customers see the product now
 */
public record ProductRowView(
    String id,
    String name,
    String thumbnail,
    String category,
    Money price,
    int onHand,
    boolean visible) {

  static ProductRowView of(Product product, Locale language, Instant now) {
    return new ProductRowView(
        product.id().toString(),
        product.name(language),
        product.thumbnail(),
        product.details().category(),
        product.price(),
        product.onHand(),
        product.details().visible(now));
  }
}
