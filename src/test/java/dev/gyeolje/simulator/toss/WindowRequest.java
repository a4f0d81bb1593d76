package dev.gyeolje.simulator.toss;

import jakarta.json.JsonObject;

/**
 * The data that the SDK sends when the shop's page calls {@code requestPayment}.
 *
 * @param amount in won, from the last call of {@code setAmount}
 * @param successUrl null in promise mode, as is {@code failUrl}
 * @param customerEmail e-mail address for Toss' notification of the result, or null
 * @param customerMobilePhone phone number for Toss' text message, or null
 * @param metadata null if the shop sent none
 * @param shopOrigin origin of the page that may receive the result in promise mode
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

  /** Reads the SDK's message; rejects a message that the SDK would not send. */
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
