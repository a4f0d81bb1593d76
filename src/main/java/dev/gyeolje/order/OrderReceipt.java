package dev.gyeolje.order;

/**
 * What the payment adds to the view of an order.
 *
 * @param url of the provider's receipt; may be null
 * @param method such as CARD, or the provider's own word; may be null
 * @param account where to transfer a deposit; null unless one is outstanding
 * @param charge captured money and its refunds; null if nothing was captured
 */
public record OrderReceipt(
    String url, String method, OrderView.Account account, OrderView.Charge charge) {

  /** The receipt of an order without a payment. */
  public static final OrderReceipt NONE = new OrderReceipt(null, null, null, null);
}
