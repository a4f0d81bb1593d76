package dev.gyeolje.payment.toss;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.TossWebhooks.deposit;
import static dev.gyeolje.support.TossWebhooks.statusChanged;
import static dev.gyeolje.support.Visitor.callback;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.simulator.toss.PaymentMethod;
import dev.gyeolje.simulator.toss.PaymentStatus;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Invariants;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.TossWebhooks;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests webhooks of payments that Toss knows and the database does not, as after a restore to an
 * earlier moment.
 */
@Tag("rules")
class LostPaymentIT {

  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final TossWebhooks toss = new TossWebhooks(shop);
  private final Visitor visitor = Visitor.signedInTo(shop);
  private UUID product;
  private Placed order;

  @BeforeEach
  void orderLastUnit() throws Exception {
    product = products.add(10_000, 1);
    order = visitor.orders(product, 1);
  }

  @AfterEach
  void allInvariantsHold() {
    Invariants.hold(shop);
  }

  @Test
  @Tag("portable")
  void lostCapture_paysPendingOrder() throws Exception {
    var key = confirmAtTossOnly(PaymentMethod.CARD);

    sendWebhook(key);

    waitUntil("PAID");
    assertThat(payment("payment_key")).isEqualTo(key);
    eventually("stock", () -> products.stock(product), left -> left == 0);
    assertThat(shop.toss().captured(order.id())).isEqualTo(10_000);
    assertThat(shop.toss().confirmRequests(order.id())).isEqualTo(1);
  }

  /** The shop trusts only a retrieve from Toss, and Toss may be unavailable for it at first. */
  @Test
  void lostCapture_isFoundAfterFailedRetrieve() {
    var key = confirmAtTossOnly(PaymentMethod.CARD);
    shop.toss().armFor(order.id(), new Fault.FailsBeforeEffect(), Call.RETRIEVE, 1);

    sendWebhook(key);

    waitUntil("PAID");
  }

  @Test
  void lostCapture_paysExpiredOrderIfUnitsAreLeft() throws Exception {
    expireOrder();
    var key = confirmAtTossOnly(PaymentMethod.CARD);

    sendWebhook(key);

    waitUntil("PAID");
    eventually("stock", () -> products.stock(product), left -> left == 0);
    assertThat(payment("status")).isEqualTo("APPROVED");
  }

  @Test
  void lostCapture_isRefundedIfUnitsAreSold() {
    expireOrder();
    Visitor.signedInTo(shop).buys(product, 1);
    var key = confirmAtTossOnly(PaymentMethod.CARD);

    sendWebhook(key);

    eventually("the refund", () -> shop.toss().captured(order.id()), left -> left == 0);
    eventually("the recorded refund", () -> payment("refunded"), "10000"::equals);
    assertThat(database.status(order.id())).isEqualTo("EXPIRED");
  }

  @Test
  void lostDeposit_paysOrder() {
    confirmAtTossOnly(PaymentMethod.VIRTUAL_ACCOUNT);
    shop.toss().deposit(order.id());

    assertThat(toss.send(UUID.randomUUID().toString(), deposit(order.id(), "DONE", "ps_lost")))
        .isEqualTo(200);

    waitUntil("PAID");
  }

  @Test
  @Tag("portable")
  void lostVirtualAccountOfExpiredOrder_isCanceledAtToss() {
    expireOrder();
    var key = confirmAtTossOnly(PaymentMethod.VIRTUAL_ACCOUNT);

    sendWebhook(key);

    eventually("the expired payment", () -> payment("status"), "EXPIRED"::equals);
    assertThat(shop.toss().status(key)).contains(PaymentStatus.CANCELED);
    assertThat(database.status(order.id())).isEqualTo("EXPIRED");
  }

  @Test
  void captureUnderUnknownKey_isReviewed() {
    shop.toss().armFor(order.id(), new Fault.Rejects("REJECT_CARD_COMPANY"));
    var declined = shop.toss().authenticate(order.id(), order.amount());
    visitor.get(callback(order, declined));
    waitUntil("FAILED");
    var key = confirmAtTossOnly(PaymentMethod.CARD);

    sendWebhook(key);

    waitUntil("REVIEW");
    assertThat(Visitor.operatorOf(shop).get("/ops/orders/" + order.id()).body()).contains(key);
    assertThat(payment("captured")).isEqualTo("10000");
  }

  /** The webhook combines the id of an unpaid order with a payment key that is not its own. */
  @Test
  void webhookWithForeignPaymentKey_changesNothing() throws Exception {
    var other = visitor.buys(products.add(10_000, 1), 1);
    var key =
        database.text("select payment_key from payments where order_id = ?::uuid", other.id());

    assertThat(
            toss.send(UUID.randomUUID().toString(), statusChanged(order.id(), key + "x", "DONE")))
        .isEqualTo(200);

    eventually(
        "the result of the webhook",
        () ->
            database.text("select result from toss_webhooks where order_id = ?::uuid", order.id()),
        "unrelated: Toss has no money for the order"::equals);
    assertThat(database.status(order.id())).isEqualTo("PENDING");
  }

  private void sendWebhook(String key) {
    assertThat(toss.send(UUID.randomUUID().toString(), statusChanged(order.id(), key, "DONE")))
        .isEqualTo(200);
  }

  private void expireOrder() {
    database.change(
        "update orders set expires_at = now() - interval '1 minute' where id = ?::uuid",
        order.id());
    waitUntil("EXPIRED");
  }

  /** Confirms a payment at Toss with the shop's secret key, without a record in the database. */
  private String confirmAtTossOnly(PaymentMethod method) {
    var key = shop.toss().authenticate(order.id(), order.amount(), method);
    var credentials = (shop.toss().secretKey() + ":").getBytes(UTF_8);
    var confirm =
        visitor
            .request("/")
            .uri(shop.toss().apiUrl().resolve("/v1/payments/confirm"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"paymentKey\":\"%s\",\"orderId\":\"%s\",\"amount\":%d}"
                        .formatted(key, order.id(), order.amount())));
    assertThat(visitor.send(confirm).statusCode()).isEqualTo(200);
    return key;
  }

  private String payment(String column) {
    return database.text(
        "select " + column + " from payments where order_id = ?::uuid", order.id());
  }

  private void waitUntil(String status) {
    eventually(status, () -> database.status(order.id()), status::equals);
  }
}
