package dev.gyeolje.checkout;

import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.catalog.ProductView;
import dev.gyeolje.order.Contact;
import dev.gyeolje.platform.json.JsonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The browser's order request: product ids, quantities and the contact.
 *
 * @param idempotencyKey random per rendering of the page
 * @param quantities units per product, with lines of one product added up; sorted by product
 * @param contact null if the request has none, as from programs that do not know the field
 */
record OrderRequest(
    UUID idempotencyKey, Map<ProductId, Integer> quantities, @Nullable Contact contact) {

  /** Maximum units of one product in an order. */
  static final int MAX_QUANTITY = ProductView.MAX_QUANTITY;

  /** Maximum products in an order. */
  static final int MAX_LINES = 20;

  /**
   * @throws CheckoutException if {@code body} is not a valid request
   */
  static OrderRequest parse(String body) {
    var request = JsonText.object(body).orElseThrow(() -> new CheckoutException("INVALID_REQUEST"));
    return new OrderRequest(
        idempotencyKey(request.get("requestKey")),
        quantities(request.get("lines")),
        contact(request.get("contact")));
  }

  private static @Nullable Contact contact(@Nullable JsonValue value) {
    if (value == null || value == JsonValue.NULL) return null;
    if (!(value instanceof JsonObject fields)) throw new CheckoutException("INVALID_REQUEST");
    return Contact.of(
        field -> fields.get(field) instanceof JsonString text ? text.getString() : null);
  }

  private static UUID idempotencyKey(@Nullable JsonValue value) {
    try {
      if (value instanceof JsonString text) return UUID.fromString(text.getString());
    } catch (IllegalArgumentException notAKey) {
      // falls through to the rejection
    }
    throw new CheckoutException("INVALID_REQUEST");
  }

  private static Map<ProductId, Integer> quantities(@Nullable JsonValue value) {
    if (!(value instanceof JsonArray lines) || lines.isEmpty() || lines.size() > MAX_LINES)
      throw new CheckoutException("INVALID_REQUEST");
    var quantities = new TreeMap<ProductId, Integer>();
    for (var line : lines) {
      if (!(line instanceof JsonObject object)) throw new CheckoutException("INVALID_REQUEST");
      int quantity = quantities.merge(product(object), quantity(object), Integer::sum);
      if (quantity > MAX_QUANTITY) throw new CheckoutException("INVALID_QUANTITY");
    }
    return quantities;
  }

  private static ProductId product(JsonObject line) {
    return ProductId.parse(line.get("productId") instanceof JsonString id ? id.getString() : "")
        .orElseThrow(() -> new CheckoutException("UNKNOWN_PRODUCT"));
  }

  private static int quantity(JsonObject line) {
    if (line.get("quantity") instanceof JsonNumber number) {
      var quantity = number.bigDecimalValue();
      // compared before conversion: 1e999999999 would take forever to expand
      if (quantity.scale() <= 0
          && quantity.precision() - quantity.scale() <= 3
          && quantity.compareTo(BigDecimal.ONE) >= 0
          && quantity.compareTo(BigDecimal.valueOf(MAX_QUANTITY)) <= 0) return quantity.intValue();
    }
    throw new CheckoutException("INVALID_QUANTITY");
  }
}
