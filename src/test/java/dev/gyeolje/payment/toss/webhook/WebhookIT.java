package dev.gyeolje.payment.toss.webhook;

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
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Invariants;
import dev.gyeolje.support.LogWatch;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.Scrape;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.TossWebhooks;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code POST /api/payments/webhook} and the processing of webhooks. */
@Tag("rules")
class WebhookIT {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final String UNRELATED = "unrelated: Toss has no money for the order";

  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final TossWebhooks toss = new TossWebhooks(shop);
  private final Visitor visitor = Visitor.signedInTo(shop);
  private final String delivery = UUID.randomUUID().toString();
  private UUID product;

  @BeforeEach
  void product() throws Exception {
    product = products.add(10_000, 10);
  }

  @AfterEach
  void allInvariantsHold() {
    Invariants.hold(shop);
  }

  @Test
  @Tag("portable")
  void statusChange_triggersRetrieve() {
    var order = visitor.asksForAccount(product, 1);
    shop.toss().deposit(order.id());

    assertThat(toss.send(delivery, statusChanged(order.id(), key(order), "DONE"))).isEqualTo(200);

    waitUntil(order, "PAID");
    assertThat(result()).isEqualTo("Approved");
  }

  @Test
  @Tag("portable")
  void concurrentDeliveries_areStoredOnce() {
    var order = visitor.asksForAccount(product, 1);
    shop.toss().deposit(order.id());
    var event = statusChanged(order.id(), key(order), "DONE");

    var answers =
        IntStream.range(0, 10)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> toss.send(delivery, event)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).containsOnly(200);
    waitUntil(order, "PAID");
    assertThat(kept()).isEqualTo(1);
    assertThat(moves(order, "PAID")).isEqualTo(1);
  }

  @Test
  void outOfOrderWebhooks_endInStateAtToss() {
    var order = visitor.asksForAccount(product, 1);
    shop.toss().deposit(order.id());

    toss.tellOfDeposit(order.id(), "DONE");
    waitUntil(order, "PAID");
    toss.send(delivery, statusChanged(order.id(), key(order), "WAITING_FOR_DEPOSIT"));

    assertThat(result()).isEqualTo("Approved");
    assertThat(database.status(order.id())).isEqualTo("PAID");
    assertThat(moves(order, "PAID")).isEqualTo(1);
  }

  @Test
  void webhookForUnknownOrder_isAcknowledgedAndNotStored() {
    var stranger = UUID.randomUUID().toString();
    double before = rejected("unrelated");

    assertThat(toss.send(delivery, statusChanged(stranger, "tgen_" + stranger, "DONE")))
        .isEqualTo(200);

    assertThat(kept()).isZero();
    assertThat(rejected("unrelated")).isGreaterThan(before);
    assertThat(shop.toss().requests(stranger)).isEmpty();
  }

  @ParameterizedTest
  @Tag("portable")
  @ValueSource(strings = {"ps_wrong", ""})
  void wrongSecret_isAcknowledgedAndNotStored(String secret) {
    var order = visitor.asksForAccount(product, 1);
    double before = rejected("wrong_secret");

    assertThat(toss.send(delivery, deposit(order.id(), "DONE", secret))).isEqualTo(200);

    assertThat(kept()).isZero();
    assertThat(rejected("wrong_secret")).isGreaterThan(before);
    assertThat(database.status(order.id())).isEqualTo("WAITING_FOR_DEPOSIT");
    assertThat(shop.toss().requests(order.id())).hasSize(1);
  }

  /** Toss repeats a rejected webhook, and informs the merchant if the repetitions fail, too. */
  @ParameterizedTest
  @Tag("portable")
  @ValueSource(strings = {"", "<html>", "{", "[]", "null", "\0"})
  void unreadableBody_isRejectedAndNotStored(String body) {
    var log = LogWatch.of(shop.server().log());
    double before = rejected("unreadable");

    assertThat(toss.send(delivery, body)).isEqualTo(400);

    assertThat(kept()).isZero();
    assertThat(rejected("unreadable")).isGreaterThan(before);
    assertThat(log.troubles()).isEmpty();
  }

  /** PostgreSQL cannot store some of these values, so each query for them would fail. */
  @ParameterizedTest
  @Tag("portable")
  @ValueSource(
      strings = {
        "{}",
        "{\"data\":1}",
        "{\"data\":{}}",
        "{\"data\":{\"paymentKey\":\"\\u0000\"}}",
        "{\"data\":{\"paymentKey\":\"tgen_\\u0000\",\"orderId\":\"\\u0000\"}}",
        "{\"orderId\":\"\\u0000\",\"secret\":\"\\u0000\"}"
      })
  void bodyWithoutOrder_isAcknowledgedAndNotStored(String body) {
    var log = LogWatch.of(shop.server().log());

    assertThat(toss.send(delivery, body)).isEqualTo(200);

    assertThat(kept()).isZero();
    assertThat(log.troubles()).isEmpty();
  }

  /** The size of a webhook with 32 partial cancels with reasons of 200 Korean characters. */
  @Test
  @Tag("portable")
  void bodyOf20KiB_isProcessed() {
    var order = visitor.buys(product, 1);
    var cancel = "{\"cancelReason\":\"" + "가".repeat(200) + "\",\"cancelAmount\":1}";
    var body =
        statusChanged(order.id(), key(order), "PARTIAL_CANCELED")
            .replaceFirst(
                "\"secret\":null",
                "\"secret\":null,\"cancels\":["
                    + String.join(",", Collections.nCopies(32, cancel))
                    + "]");
    assertThat(body.getBytes(UTF_8)).hasSizeGreaterThan(20 * 1024);

    assertThat(toss.send(delivery, body)).isEqualTo(200);

    assertThat(result()).isEqualTo("Approved");
  }

  @Test
  @Tag("portable")
  void bodyOf65KiB_isRejectedAndNotStored() {
    double before = rejected("too_large");

    assertThat(toss.send(delivery, "{\"a\":\"" + "x".repeat(65 * 1024) + "\"}")).isEqualTo(413);

    assertThat(kept()).isZero();
    assertThat(rejected("too_large")).isGreaterThan(before);
  }

  /** One further retrieve covers all webhooks that arrive during a retrieve. */
  @Test
  void webhooksDuringRetrieve_causeOneFurtherRetrieve() {
    var order = visitor.asksForAccount(product, 1);
    var event = statusChanged(order.id(), key(order), "DONE");
    shop.toss().armFor(order.id(), new Fault.AnswersLate(LONG), Call.RETRIEVE, 1);
    try {
      toss.send(delivery, event);
      eventually("the held retrieve", () -> shop.toss().held(), held -> held == 1);
      shop.toss().deposit(order.id());
      // the response is already computed and does not contain the deposit
      for (int i = 0; i < 50; i++)
        assertThat(toss.send(UUID.randomUUID().toString(), event)).isEqualTo(200);
    } finally {
      shop.toss().releaseHeld();
    }

    waitUntil(order, "PAID");
    eventually("the last webhook", () -> unprocessed(order), left -> left == 0);
    assertThat(retrieves(order)).isEqualTo(2);
    assertThat(keptOf(order)).isEqualTo(2);
    assertThat(timeline(order)).contains("data-kind=\"WEBHOOK\"", "PAYMENT_STATUS_CHANGED", "×50");
  }

  @Test
  void sixthWaitingWebhookOfOrder_isRejected() {
    var order = visitor.orders(product, 1);
    var key = shop.toss().authenticate(order.id(), order.amount(), PaymentMethod.VIRTUAL_ACCOUNT);
    shop.toss().armFor(order.id(), new Fault.AnswersLate(LONG));
    double before = rejected("full");
    var back = CompletableFuture.supplyAsync(() -> visitor.get(callback(order, key)));
    try {
      eventually("the held response", () -> shop.toss().held(), held -> held == 1);

      var answers =
          IntStream.range(0, 6)
              .mapToObj(
                  i ->
                      toss.send(
                          UUID.randomUUID().toString(), deposit(order.id(), "DONE", "ps_" + i)))
              .toList();

      assertThat(answers.subList(0, 5)).containsOnly(200);
      assertThat(answers.get(5)).isEqualTo(503);
      assertThat(rejected("full")).isGreaterThan(before);
    } finally {
      shop.toss().releaseHeld();
    }
    back.join();
    eventually("the last webhook", () -> unprocessed(order), left -> left == 0);
    assertThat(database.status(order.id())).isEqualTo("WAITING_FOR_DEPOSIT");
  }

  @Test
  @Tag("portable")
  void unrelatedWebhook_isRemovedAfterADay_relatedAfterThirty() {
    var order = visitor.buys(product, 1);
    var ours = UUID.randomUUID().toString();
    toss.send(ours, statusChanged(order.id(), key(order), "DONE"));
    assertThat(result(ours)).isEqualTo("Approved");
    assertThat(Scrape.of(shop).has("gyeolje_webhook_last_timestamp_seconds")).isTrue();
    toss.send(delivery, statusChanged(visitor.orders(product, 1).id(), "tgen_1", "DONE"));
    assertThat(result(delivery)).isEqualTo(UNRELATED);

    daysPass(1, ours);

    eventually("the removal", () -> kept(delivery), left -> left == 0);
    assertThat(kept(ours)).isEqualTo(1);
    assertThat(timeline(order)).contains("data-kind=\"WEBHOOK\"");

    daysPass(29, ours);

    eventually("the removal", () -> kept(ours), left -> left == 0);
    assertThat(timeline(order)).contains("data-kind=\"TOSS\"").doesNotContain("\"WEBHOOK\"");
  }

  @Test
  void timeOfLastRelatedWebhook_isExported() {
    var order = visitor.buys(product, 1);
    long before = database.number("select cast(extract(epoch from now()) as bigint)");

    toss.send(delivery, statusChanged(order.id(), key(order), "DONE"));

    eventually(
        "the time of the webhook",
        () -> Scrape.of(shop).value("gyeolje_webhook_last_timestamp_seconds"),
        last -> last >= before);
  }

  private void daysPass(int days, String ours) {
    database.change(
        "update toss_webhooks set remove_at = remove_at - make_interval(days => ?)"
            + " where transmission_id in (?, ?)",
        days,
        delivery,
        ours);
  }

  private String timeline(Placed order) {
    return Visitor.operatorOf(shop).get("/ops/orders/" + order.id()).body();
  }

  @Test
  void forgedSuccessForPendingOrder_changesNothing() {
    var order = visitor.orders(product, 1);
    var key = shop.toss().authenticate(order.id(), order.amount());

    toss.send(delivery, statusChanged(order.id(), key, "DONE"));

    assertThat(result()).isEqualTo(UNRELATED);
    assertThat(database.status(order.id())).isEqualTo("PENDING");
    assertThat(shop.toss().captured(order.id())).isZero();
    // the customer can still pay
    assertThat(visitor.location(visitor.get(callback(order, key)))).startsWith("/checkout/success");
    assertThat(database.status(order.id())).isEqualTo("PAID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANCELED", "ABORTED", "EXPIRED"})
  void forgedEndForPaidOrder_changesNothing(String status) {
    var order = visitor.buys(product, 1);

    toss.send(delivery, statusChanged(order.id(), key(order), status));

    assertThat(result()).isEqualTo("Approved");
    assertThat(database.status(order.id())).isEqualTo("PAID");
  }

  @Test
  @Tag("portable")
  void webhookBeforeConfirmResponse_paysOnce() {
    var order = visitor.orders(product, 1);
    var key = shop.toss().authenticate(order.id(), order.amount());
    shop.toss().armFor(order.id(), new Fault.AnswersLate(LONG));
    var back = CompletableFuture.supplyAsync(() -> visitor.get(callback(order, key)));
    try {
      eventually("the held response", () -> shop.toss().held(), held -> held == 1);

      toss.send(delivery, statusChanged(order.id(), key, "DONE"));

      waitUntil(order, "PAID");
      assertThat(back).isNotDone();
    } finally {
      shop.toss().releaseHeld();
    }
    assertThat(visitor.location(back.join())).startsWith("/checkout/success");
    assertThat(moves(order, "PAID")).isEqualTo(1);
    assertThat(shop.toss().confirmRequests(order.id())).isEqualTo(1);
    assertThat(shop.toss().captured(order.id())).isEqualTo(10_000);
  }

  @Test
  void depositBeforeSecretIsKnown_paysAfterConfirmResponse() {
    var order = visitor.orders(product, 1);
    var key = shop.toss().authenticate(order.id(), order.amount(), PaymentMethod.VIRTUAL_ACCOUNT);
    shop.toss().armFor(order.id(), new Fault.AnswersLate(LONG));
    var back = CompletableFuture.supplyAsync(() -> visitor.get(callback(order, key)));
    try {
      eventually("the held response", () -> shop.toss().held(), held -> held == 1);
      shop.toss().deposit(order.id());

      toss.send(delivery, deposit(order.id(), "DONE", secretAtToss(key)));

      eventually("a first attempt", () -> attempts(), attempts -> attempts > 0);
      assertThat(database.status(order.id())).isEqualTo("CONFIRMING");
    } finally {
      shop.toss().releaseHeld();
    }
    back.join();
    waitUntil(order, "PAID");
    assertThat(result()).isEqualTo("Approved");
  }

  @Test
  void webhooks_areStoredWhileRetrieveIsBlocked() {
    var order = visitor.asksForAccount(product, 1);
    shop.toss().deposit(order.id());
    shop.toss().armFor(order.id(), new Fault.AnswersLate(LONG), Call.RETRIEVE, 1);
    try {
      toss.tellOfDeposit(order.id(), "DONE");
      eventually("the held retrieve", () -> shop.toss().held(), held -> held == 1);

      assertThat(toss.send(delivery, statusChanged(order.id(), key(order), "DONE"))).isEqualTo(200);

      assertThat(shop.toss().held()).isEqualTo(1);
      assertThat(kept()).isEqualTo(1);
    } finally {
      shop.toss().releaseHeld();
    }
    waitUntil(order, "PAID");
    assertThat(result()).isEqualTo("Approved");
  }

  /** Toss does not repeat an acknowledged webhook, so the shop itself must retry the retrieve. */
  @Test
  void reversalDuringFailingRetrieves_isFoundLater() {
    var order = visitor.asksForAccount(product, 1);
    shop.toss().deposit(order.id());
    toss.tellOfDeposit(order.id(), "DONE");
    waitUntil(order, "PAID");
    shop.toss().reverseDeposit(order.id());
    shop.toss().armFor(order.id(), new Fault.TooManyRequests(), Call.RETRIEVE, 3);

    toss.send(delivery, statusChanged(order.id(), key(order), "WAITING_FOR_DEPOSIT"));

    assertThat(result()).isEqualTo("Unknown");
    waitUntil(order, "WAITING_FOR_DEPOSIT");
  }

  /** Waits until the delivery is processed; returns its result. */
  private String result() {
    return result(delivery);
  }

  private String result(String event) {
    return eventually(
        "the result of the webhook",
        () ->
            database.text(
                "select result from toss_webhooks"
                    + " where transmission_id = ? and processed_at is not null",
                event),
        result -> result != null);
  }

  private long kept() {
    return kept(delivery);
  }

  private long kept(String event) {
    return database.number("select count(*) from toss_webhooks where transmission_id = ?", event);
  }

  private long keptOf(Placed order) {
    return database.number(
        "select count(*) from toss_webhooks where order_id = ?::uuid", order.id());
  }

  private long unprocessed(Placed order) {
    return database.number(
        "select count(*) from toss_webhooks where order_id = ?::uuid and processed_at is null",
        order.id());
  }

  private long retrieves(Placed order) {
    return shop.toss().requests(order.id()).stream()
        .filter(request -> request.call() == Call.RETRIEVE)
        .count();
  }

  private double rejected(String reason) {
    return Scrape.of(shop).value("gyeolje_webhooks_rejected_total{reason=\"" + reason + "\"}");
  }

  private long attempts() {
    return database.number(
        "select attempts from toss_webhooks where transmission_id = ?", delivery);
  }

  private long moves(Placed order, String status) {
    return database.number(
        "select count(*) from order_events where order_id = ?::uuid and to_status = ?",
        order.id(),
        status);
  }

  private String key(Placed order) {
    return database.text("select payment_key from payments where order_id = ?::uuid", order.id());
  }

  private String secretAtToss(String key) {
    var credentials = (shop.toss().secretKey() + ":").getBytes(UTF_8);
    var request =
        HttpRequest.newBuilder(shop.toss().apiUrl().resolve("/v1/payments/" + key))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    return Visitor.found("\"secret\":\"([^\"]+)\"", visitor.send(request).body()).orElseThrow();
  }

  private void waitUntil(Placed order, String status) {
    eventually(status, () -> database.status(order.id()), status::equals);
  }
}
