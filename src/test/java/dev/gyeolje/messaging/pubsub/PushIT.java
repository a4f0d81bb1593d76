package dev.gyeolje.messaging.pubsub;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Visitor.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.LogWatch;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.TossWebhooks;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import jakarta.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the endpoints that Pub/Sub pushes to, with valid and invalid requests. */
class PushIT {
  private static final String STOCK = "/api/checkout/stock";
  private static final String CANCELED = "/api/checkout/canceled";

  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final Visitor pusher = Visitor.to(shop);
  private final String messageId = UUID.randomUUID().toString();

  static Stream<String> endpoints() {
    return Stream.of(
        STOCK,
        "/api/checkout/push",
        CANCELED,
        "/api/pubsub/push",
        "/api/pubsub/fail",
        "/api/pubsub/dead-letter");
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void pushWithoutValidToken_isRejectedAndLeavesNoTrace(String endpoint) throws Exception {
    var body = push("{}", Map.of());

    for (var address :
        new String[] {
          endpoint,
          endpoint + "?token=",
          endpoint + "?token=wrong",
          endpoint + "?token=%00",
          endpoint + "?TOKEN=" + shop.pushToken(),
          endpoint + "?token=" + shop.pushToken() + "x"
        }) {
      var answer = pusher.send(pusher.json(address, body));
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(type(answer)).isEqualTo("application/problem+json");
    }
    var bearer =
        pusher.send(
            pusher.json(endpoint, body).header("Authorization", "Bearer " + shop.pushToken()));
    assertThat(bearer.statusCode()).isEqualTo(401);
    assertThat(traces()).isZero();
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void malformedBody_isRejectedAndLeavesNoTrace(String endpoint) throws Exception {
    var log = LogWatch.of(shop.server().log());

    for (var body :
        new String[] {
          "",
          "x",
          "[]",
          "null",
          "{}",
          "{\"message\":null}",
          "{\"message\":[]}",
          "{\"message\":{}}",
          "{\"message\":{\"data\":\"e30=\"}}",
          "{\"message\":{\"messageId\":7,\"data\":\"e30=\"}}",
          "{\"message\":{\"messageId\":\" \",\"data\":\"e30=\"}}",
          "{\"message\":{\"messageId\":\"" + messageId + "\",\"data\":\"@@\"}}",
          "{\"message\":{\"messageId\":\"" + messageId + "\",\"data\":7}}",
          "{\"message\":" + "9".repeat(5_000) + "}",
          "{\"message\":" + "[".repeat(5_000) + "}"
        }) {
      var answer = deliver(endpoint, body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.body()).contains("\"NOT_A_PUSH\"");
    }
    assertThat(traces()).isZero();
    assertThat(log.troubles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {STOCK, "/api/checkout/push", CANCELED, "/api/pubsub/push"})
  void unprocessableEvent_isStoredOnceAsDeadLetter(String endpoint) throws Exception {
    var unprocessable =
        List.of(
            "",
            "\0",
            "not JSON",
            "[]",
            "{}",
            "{\"orderId\":7,\"uid\":7}",
            "{\"orderId\":\"\\u0000\",\"uid\":\"x\"}",
            "{\"orderId\":\"" + UUID.randomUUID() + "\",\"uid\":\"" + UUID.randomUUID() + "\"}",
            "{\"orderId\":" + "[".repeat(5_000),
            "<script>");
    for (var data : unprocessable) {
      var id = messageId + "-" + unprocessable.indexOf(data);
      var body = push(id, data, Map.of("eventId", id));
      assertThat(deliver(endpoint, body).statusCode()).as(data).isEqualTo(204);
      assertThat(deliver(endpoint, body).statusCode()).as(data).isEqualTo(204);
    }
    assertThat(
            database.number(
                "select count(*) from dead_letters where message_id like ?", messageId + "-%"))
        .isEqualTo(unprocessable.size());
    assertThat(processed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\0x", "\u0007", "가"})
  void eventIdWithOddCharacters_isStoredAsDeadLetter(String eventId) throws Exception {
    var log = LogWatch.of(shop.server().log());
    var body = push("{}", Map.of("eventId", eventId + messageId, "eventType", "\0", "\0", "\0"));

    assertThat(deliver(STOCK, body).statusCode()).isEqualTo(204);

    assertThat(database.number("select count(*) from dead_letters where message_id = ?", messageId))
        .isEqualTo(1);
    assertThat(log.troubles()).isEmpty();
  }

  @Test
  void overlongEventId_isStoredAsDeadLetter() throws Exception {
    assertThat(deliver(STOCK, push("{}", Map.of("eventId", "e".repeat(300)))).statusCode())
        .isEqualTo(204);
    assertThat(database.number("select count(*) from dead_letters where message_id = ?", messageId))
        .isEqualTo(1);
  }

  @Test
  void paidEventForUnpaidOrder_commitsNoStock() throws Exception {
    var product = products.add(5_000, 3);
    var order = Visitor.signedInTo(shop).orders(product, 1);

    assertThat(deliver(STOCK, paid(order)).statusCode()).isEqualTo(204);
    assertThat(deliver("/api/checkout/push", paid(order)).statusCode()).isEqualTo(204);

    assertThat(products.stock(product)).isEqualTo(3);
    assertThat(products.held(product)).isEqualTo(1);
    assertThat(database.status(order.id())).isEqualTo("PENDING");
    assertThat(database.number("select count(*) from dead_letters where message_id = ?", messageId))
        .isEqualTo(2);
  }

  /**
   * The bank reversed the deposit before the message arrived; the next deposit has its own message.
   */
  @Test
  void paidEventAfterReversedDeposit_sendsNoNotification() throws Exception {
    var product = products.add(5_000, 3);
    var customer = Visitor.signedInTo(shop);
    var order = customer.asksForAccount(product, 1);
    depositAndReverse(order, product);
    var device = customer.listens();

    assertThat(deliver(STOCK, paid(order)).statusCode()).isEqualTo(204);
    assertThat(deliver("/api/checkout/push", paid(order)).statusCode()).isEqualTo(204);

    database.dueDatePasses(order.id());
    database.checkNow(order.id());
    eventually("EXPIRED", () -> database.status(order.id()), "EXPIRED"::equals);
    var later = paid(order, Map.of("eventId", messageId + "-later"));
    assertThat(deliver(STOCK, later).statusCode()).isEqualTo(204);
    assertThat(deliver("/api/checkout/push", later).statusCode()).isEqualTo(204);

    assertThat(processed()).isEqualTo(4);
    assertThat(traces()).isEqualTo(4);
    assertThat(products.stock(product)).isEqualTo(3);
    assertThat(database.number("select count(*) from notifications where fcm_token = ?", device))
        .isZero();
  }

  private void depositAndReverse(Placed order, UUID product) {
    var webhooks = new TossWebhooks(shop);
    shop.toss().deposit(order.id());
    webhooks.tellOfDeposit(order.id(), "DONE");
    eventually("stock", () -> products.stock(product), left -> left == 2);
    shop.toss().reverseDeposit(order.id());
    webhooks.tellOfDeposit(order.id(), "WAITING_FOR_DEPOSIT");
    eventually("stock", () -> products.stock(product), left -> left == 3);
  }

  @Test
  void messageDeliveredConcurrently_commitsStockOnce() throws Exception {
    var product = products.add(5_000, 3);
    var order = paidOrder(product);
    var eventId = UUID.randomUUID().toString();

    var answers =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> deliver(STOCK, paid(order, Map.of("eventId", eventId)))))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(204);
    assertThat(products.stock(product)).isEqualTo(2);
    assertThat(products.held(product)).isZero();
    assertThat(
            database.number("select count(*) from processed_messages where event_id = ?", eventId))
        .isEqualTo(1);
  }

  @Test
  void paidEventWithAnotherEventId_commitsNoMoreStock() throws Exception {
    var product = products.add(5_000, 3);
    var order = paidOrder(product);

    deliver(STOCK, paid(order, Map.of("eventId", UUID.randomUUID().toString())));

    assertThat(products.stock(product)).isEqualTo(2);
  }

  @Test
  void refundEventDeliveredRepeatedly_createsOneNotification() throws Exception {
    var customer = Visitor.signedInTo(shop);
    customer.listens();
    var order = paidOrder(customer, products.add(5_000, 3));
    var messages = push(refund(order, "5000"), refunded(messageId));

    for (int i = 0; i < 3; i++) assertThat(deliver(CANCELED, messages).statusCode()).isEqualTo(204);

    assertThat(processed()).isEqualTo(1);
    assertThat(
            database.text(
                "select string_agg(body, ';') from notifications where event_id = ?", messageId))
        .isEqualTo(
            "Test product: we refunded ₩5,000. Your card company or bank may take some days.");
  }

  @Test
  void expiredOrderEvent_createsNoNotification() throws Exception {
    var customer = Visitor.signedInTo(shop);
    var device = customer.listens();
    var order = customer.orders(products.add(5_000, 3), 1);
    var messages =
        push(
            "{\"orderId\":\"" + order.id() + "\"}",
            Map.of("eventId", messageId, "eventType", "OrderExpired"));

    assertThat(deliver(CANCELED, messages).statusCode()).isEqualTo(204);

    assertThat(processed()).isEqualTo(1);
    assertThat(database.number("select count(*) from notifications where fcm_token = ?", device))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "\"5000\"", "null", "99999999999999999999"})
  void refundEventWithInvalidAmount_isStoredAsDeadLetter(String amount) throws Exception {
    var order = paidOrder(products.add(5_000, 3));

    assertThat(deliver(CANCELED, push(refund(order, amount), refunded(messageId))).statusCode())
        .isEqualTo(204);

    assertThat(database.number("select count(*) from dead_letters where message_id = ?", messageId))
        .isEqualTo(1);
    assertThat(processed()).isZero();
  }

  private static String refund(Placed order, String amount) {
    return "{\"orderId\":\"" + order.id() + "\",\"amount\":" + amount + "}";
  }

  private static Map<String, String> refunded(String eventId) {
    return Map.of("eventId", eventId, "eventType", "OrderRefunded");
  }

  @Test
  void deadLetter_isStoredOnceWithDeliveryCount() throws Exception {
    var body =
        push(
            "{\"orderId\":\"x\"}",
            Map.of(
                "CloudPubSubDeadLetterSourceSubscription", "checkout-stock",
                "CloudPubSubDeadLetterSourceDeliveryCount", "10",
                "eventType", "<b>OrderPaid</b>"));

    assertThat(deliver("/api/pubsub/dead-letter", body).statusCode()).isEqualTo(204);
    assertThat(deliver("/api/pubsub/dead-letter", body).statusCode()).isEqualTo(204);

    assertThat(
            database.number(
                "select count(*) from dead_letters where message_id = ? and deliveries = 10 and"
                    + " subscription = 'checkout-stock'",
                messageId))
        .isEqualTo(1);
    assertThat(Visitor.operatorOf(shop).get("/ops/dead-letters").body())
        .contains("&lt;b&gt;OrderPaid")
        .doesNotContain("<b>OrderPaid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "99999999999", "ten", "\0", "١"})
  void invalidDeliveryCount_isStoredAsZero(String count) throws Exception {
    var body = push("", Map.of("CloudPubSubDeadLetterSourceDeliveryCount", count));

    assertThat(deliver("/api/pubsub/dead-letter", body).statusCode()).isEqualTo(204);

    assertThat(
            database.number("select deliveries from dead_letters where message_id = ?", messageId))
        .isZero();
  }

  @Test
  void failingTestMessage_becomesResolvedDeadLetter() {
    var visitor = Visitor.signedInTo(shop);
    visitor.submit("/settings/test", Map.of());
    var eventId =
        database.text(
            "select event_id from outbox where topic = 'pubsub-test' order by occurred_at desc limit 1");

    eventually(
        "dead letter",
        () ->
            database.number(
                "select count(*) from dead_letters where event_id = ? and subscription ="
                    + " 'pubsub-test-fail' and deliveries >= 10",
                eventId),
        count -> count == 1);

    assertThat(
            database.number(
                "select count(*) from dead_letters where event_id = ? and resolved_at is null",
                eventId))
        .as("unresolved dead letters, which would raise an alert")
        .isZero();
    var operator = Visitor.operatorOf(shop);
    assertThat(operator.get("/ops/dead-letters").body()).doesNotContain(eventId);
    assertThat(operator.get("/ops/dead-letters?resolved=yes").body())
        .contains(eventId, "pubsub-test-fail", "NotificationTested");
  }

  private Placed paidOrder(UUID product) throws Exception {
    return paidOrder(Visitor.signedInTo(shop), product);
  }

  private Placed paidOrder(Visitor visitor, UUID product) throws Exception {
    var order = visitor.orders(product, 1);
    visitor.returnsFromWindow(order);
    eventually("stock", () -> products.stock(product), left -> left == 2);
    return order;
  }

  private HttpResponse<String> deliver(String endpoint, String body) {
    try {
      return pusher.send(pusher.json(endpoint + "?token=" + shop.pushToken(), body));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String paid(Placed order) {
    return paid(order, Map.of("eventId", messageId));
  }

  private String paid(Placed order, Map<String, String> attributes) {
    return push("{\"paymentType\":\"NORMAL\",\"orderId\":\"" + order.id() + "\"}", attributes);
  }

  private String push(String data, Map<String, String> attributes) {
    return push(messageId, data, attributes);
  }

  private static String push(String id, String data, Map<String, String> attributes) {
    var named = Json.createObjectBuilder();
    attributes.forEach(named::add);
    return Json.createObjectBuilder()
        .add(
            "message",
            Json.createObjectBuilder()
                .add("messageId", id)
                .add("attributes", named)
                .add(
                    "data",
                    Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8))))
        .add("subscription", "projects/p/subscriptions/s")
        .build()
        .toString();
  }

  /** Counts the rows of processed messages and dead letters that this test's messages left. */
  private long traces() {
    return processed()
        + database.number("select count(*) from dead_letters where message_id = ?", messageId);
  }

  private long processed() {
    return database.number(
        "select count(*) from processed_messages where event_id like ?", messageId + "%");
  }
}
