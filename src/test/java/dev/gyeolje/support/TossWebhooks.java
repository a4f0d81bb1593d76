package dev.gyeolje.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import jakarta.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

/** Sends webhooks in Toss' format. */
public final class TossWebhooks {

  private final LocalShop shop;
  private final Visitor toss;

  /** Creates a sender of webhooks to this shop. */
  public TossWebhooks(LocalShop shop) {
    this.shop = shop;
    this.toss = Visitor.to(shop);
  }

  /** Reports the status of this order's virtual account, with the payment's secret. */
  public void tellOfDeposit(String order, String status) {
    var secret =
        new Database(shop.dataSource())
            .text("select secret from payments where order_id = ?::uuid", order);
    assertThat(send(UUID.randomUUID().toString(), deposit(order, status, secret))).isEqualTo(200);
  }

  /**
   * Delivers a webhook.
   *
   * @param transmissionId identifies the delivery
   * @return HTTP status of the shop's response
   */
  public int send(String transmissionId, String body) {
    return toss.send(
            toss.request("/api/payments/webhook")
                .header("Content-Type", "application/json")
                .header("tosspayments-webhook-transmission-id", transmissionId)
                .header("tosspayments-webhook-retried-count", "0")
                .POST(BodyPublishers.ofString(body)))
        .statusCode();
  }

  /** Returns a {@code DEPOSIT_CALLBACK}, which is flat and has no payment key. */
  public static String deposit(String order, String status, String secret) {
    return Json.createObjectBuilder()
        .add("createdAt", "2026-11-23T12:00:00.000000")
        .add("secret", secret)
        .add("orderId", order)
        .add("status", status)
        .add("transactionKey", "txrd_" + UUID.randomUUID())
        .build()
        .toString();
  }

  /** Returns a {@code PAYMENT_STATUS_CHANGED}, which contains the payment. */
  public static String statusChanged(String order, String paymentKey, String status) {
    return Json.createObjectBuilder()
        .add("eventType", "PAYMENT_STATUS_CHANGED")
        .add("createdAt", "2026-11-23T12:00:00.000000")
        .add(
            "data",
            Json.createObjectBuilder()
                .add("mId", "tgen_docs")
                .add("orderId", order)
                .add("paymentKey", paymentKey)
                .add("status", status)
                .add("totalAmount", 1)
                .addNull("secret"))
        .build()
        .toString();
  }
}
