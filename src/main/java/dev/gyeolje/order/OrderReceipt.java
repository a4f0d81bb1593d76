package dev.gyeolje.order;

import org.jspecify.annotations.Nullable;

/**
 * What the payment adds to the view of an order.
 *
 * @param url of the provider's receipt; may be null
 * @param method such as CARD, or the provider's own word; may be null
 * @param account where to transfer a deposit; null unless one is outstanding
 * @param charge captured money and its refunds; null if nothing was captured
 */
public record OrderReceipt(
    @Nullable String url,
    @Nullable String method,
    OrderView.@Nullable Account account,
    OrderView.@Nullable Charge charge) {

  /** The receipt of an order without a payment. */
  public static final OrderReceipt NONE = new OrderReceipt(null, null, null, null);
}
