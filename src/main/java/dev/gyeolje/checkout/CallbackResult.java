package dev.gyeolje.checkout;

import dev.gyeolje.order.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * Result of a callback.
 *
 * @param status of the order; null if the callback was rejected
 * @param rejection names the text {@code checkout.error.<rejection>}; null if the callback was not
 *     rejected
 */
record CallbackResult(@Nullable OrderStatus status, @Nullable String rejection) {

  static CallbackResult of(OrderStatus status) {
    return new CallbackResult(status, null);
  }

  static CallbackResult rejected(String code) {
    return new CallbackResult(null, code);
  }
}
