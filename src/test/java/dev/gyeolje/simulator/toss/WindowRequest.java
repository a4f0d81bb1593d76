package dev.gyeolje.simulator.toss;

import jakarta.json.JsonObject;

/**
 * What the SDK hands over when the shop's page calls {@code requestPayment}.
 *
 * @param amount in won, as last given to {@code setAmount}
 * @param successUrl null in promise mode, like {@code failUrl}
 * @param customerEmail where Toss would mail the result to, or null
 * @param customerMobilePhone where Toss would text to, or null
 * @param metadata null if none was given
 * @param shopOrigin the page that may be told the result in promise mode
 */
record WindowRequest(
    Merchant merchant,
    String orderId,
    String orderName,
    long amount,
    PaymentMethod method,
    String successUrl,
    String failUrl,
    String customerName,
    String customerEmail,
    String customerMobilePhone,
    JsonObject metadata,
    String shopOrigin) {

  WindowRequest {
    if (!orderId.matches("[A-Za-z0-9_=-]{6,64}")) throw new Rejection("INVALID_ORDER_ID");
  }

  /** Reads the SDK's own message; rejects what the SDK would not send. */
  static WindowRequest read(JsonObject message) {
    try {
      return new WindowRequest(
          Merchant.ofClientKey(message.getString("clientKey")),
          message.getString("orderId"),
          message.getString("orderName"),
          message.getJsonNumber("amount").longValueExact(),
          PaymentMethod.valueOf(message.getString("method")),
          message.getString("successUrl", null),
          message.getString("failUrl", null),
          message.getString("customerName", null),
          message.getString("customerEmail", null),
          message.getString("customerMobilePhone", null),
          message.getJsonObject("metadata"),
          message.getString("shopOrigin"));
    } catch (NullPointerException
        | ClassCastException
        | ArithmeticException
        | IllegalArgumentException malformed) {
      throw new Rejection("INVALID_REQUEST");
    }
  }
}
