package dev.gyeolje.order;

import org.jspecify.annotations.Nullable;

/**
 * Payment data of an order for its view.
 *
 * @param url of the provider's receipt; may be null
 * @param method such as CARD, or the provider's own word; may be null
 * @param account virtual account for an outstanding deposit, or null
 * @param charge captured amount and its refunds; null if nothing was captured
 */
public record OrderReceipt(
    @Nullable String url,
    @Nullable String method,
    OrderView.@Nullable Account account,
    OrderView.@Nullable Charge charge) {

  /** Returns the receipt of an order without a payment. */
  public static final OrderReceipt NONE = new OrderReceipt(null, null, null, null);
}
