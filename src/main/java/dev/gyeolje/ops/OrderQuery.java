package dev.gyeolje.ops;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.platform.text.TextSanitizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operator's search for orders.
 *
 * @param words an order's id, a customer's e-mail address, or a payment key; may be empty
 * @param status state of the orders, or null for any
 * @param after the last order of the previous page, or null for the first page
 */
record OrderQuery(String words, @Nullable OrderStatus status, @Nullable OrderId after) {

  static OrderQuery of(String words, String status, String after) {
    return new OrderQuery(
        // ids, addresses and keys are ASCII, but a Korean keyboard can produce full-width letters
        TextSanitizer.searched(TextSanitizer.shortened(words, 254)),
        Arrays.stream(OrderStatus.values())
            .filter(known -> known.name().equals(status))
            .findFirst()
            .orElse(null),
        OrderId.parse(after).orElse(null));
  }

  Optional<OrderId> id() {
    return OrderId.parse(words.toLowerCase(Locale.ROOT));
  }

  boolean email() {
    return words.contains("@");
  }
}
