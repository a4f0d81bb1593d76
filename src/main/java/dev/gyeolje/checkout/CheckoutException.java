package dev.gyeolje.checkout;

import dev.gyeolje.order.OrderView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order is not possible as requested; nothing has changed. */
public class CheckoutException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final transient @Nullable OrderView order;

  /**
   * @param code names the text {@code checkout.error.<code>}
   */
  CheckoutException(String code) {
    this(code, null);
  }

  /**
   * @param code names the text {@code checkout.error.<code>}
   * @param order the order that prevents the request
   */
  CheckoutException(String code, @Nullable OrderView order) {
    super(code);
    this.code = code;
    this.order = order;
  }

  /** Stable name of the error. */
  public String code() {
    return code;
  }

  /** The customer's own order that prevents the request, if any. */
  Optional<OrderView> order() {
    return Optional.ofNullable(order);
  }
}
