package dev.gyeolje.ops.deadletter;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.pubsub.Fault;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.DeadLetters;
import dev.gyeolje.support.Invariants;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the pages for dead letters at {@code /ops/dead-letters}. */
class DeadLetterDeskIT {
  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final Visitor visitor = Visitor.signedInTo(shop);
  private final Visitor operator = Visitor.operatorOf(shop);
  private UUID product;

  @BeforeEach
  void product() throws Exception {
    product = products.add(10_000, 5);
  }

  @AfterEach
  void allInvariantsHold() {
    shop.pubsub().ifPresent(broker -> broker.disarm(Fault.ANSWERS_NO_PUBLISH));
    Invariants.hold(shop);
  }

  @Test
  void replay_hasEffectOfPushOnce() throws Exception {
    Assumptions.assumeTrue(
        shop.pubsub().isPresent(), "Google's emulator cannot be made to fail a publish");
    shop.pubsub().get().arm(Fault.ANSWERS_NO_PUBLISH);
    var order = visitor.buys(product, 2);
    var event =
        database.text("select event_id from outbox where order_named_in(data) = ?", order.id());
    var deadLetter = addDeadLetter("checkout-stock", body(order), event);

    assertThat(chosen(deadLetter).body())
        .contains("data-forecast=\"TAKES_EFFECT\"", "2 × ", "/ops/orders/" + order.id());
    assertThat(products.held(product)).as("viewing changes nothing").isEqualTo(2);
    assertThat(processed(event)).isZero();

    var results = replays(List.of(deadLetter));

    assertThat(results.body()).contains("data-outcome=\"DONE\"");
    assertThat(products.stock(product)).isEqualTo(3);
    assertThat(products.held(product)).isZero();
    assertThat(operator.get("/ops/dead-letters").body()).doesNotContain(deadLetter);

    assertThat(replays(List.of(deadLetter)).body()).contains("data-outcome=\"REPEAT\"");
    shop.pubsub().get().disarm(Fault.ANSWERS_NO_PUBLISH);
    eventually(
        "the delayed push",
        () -> database.number("select count(*) from processed_messages where event_id = ?", event),
        consumers -> consumers == 2);
    assertThat(products.stock(product)).isEqualTo(3);
    assertThat(operator.get("/ops/orders/" + order.id()).body())
        .contains("data-kind=\"DEAD_LETTER\"", "data-kind=\"ACTION\"", "data-kind=\"EFFECT\"");
  }

  @Test
  void selectedDeadLetters_areReplayedIndividuallyAndOnce() {
    visitor.listens();
    var order = visitor.buys(product, 1);
    eventually("the push", () -> notifications(order), told -> told == 1);
    var open = visitor.orders(product, 1);
    var good = addDeadLetter("checkout-push", body(order), UUID.randomUUID().toString());
    var unpaid = addDeadLetter("checkout-stock", body(open), UUID.randomUUID().toString());
    var unreadable = addDeadLetter("checkout-push", "<script>", UUID.randomUUID().toString());
    var unread = addDeadLetter("subscription-of-others", "{}", UUID.randomUUID().toString());
    var deadLetters = List.of(good, unpaid, unreadable, unread);

    var page = chosen(deadLetters.toArray(String[]::new)).body();
    assertThat(page)
        .contains(
            "data-letter=\"" + good + "\" data-forecast=\"TAKES_EFFECT\"",
            "data-letter=\"" + unpaid + "\" data-forecast=\"REJECTED\"",
            "data-letter=\"" + unreadable + "\" data-forecast=\"REJECTED\"",
            "data-letter=\"" + unread + "\" data-forecast=\"NO_SUBSCRIBER\"",
            "there is no paid order with this id",
            "Devices that would be notified: 1.",
            "&lt;script&gt;")
        .doesNotContain("<script>");

    var form = form(page);
    var results = replays(deadLetters, form);
    var again = replays(deadLetters, form);

    assertThat(operator.follow(results).body())
        .contains("data-outcome=\"DONE\"", "data-outcome=\"REJECTED\"", "no subscriber")
        .doesNotContain("data-outcome=\"FAILED\"");
    assertThat(operator.location(again)).endsWith("?done=" + form);
    assertThat(
            database.number(
                "select count(*) from ops_actions where idempotency_key = ?::uuid", form))
        .isEqualTo(4);
    assertThat(notifications(order)).isEqualTo(2);
    assertThat(operator.get("/ops/dead-letters").body())
        .contains(unpaid, unreadable, unread)
        .doesNotContain(good);
  }

  @Test
  void resolvingDeadLetter_requiresReason() {
    var deadLetter = addDeadLetter("checkout-push", "{}", UUID.randomUUID().toString());

    assertThat(resolves(deadLetter, " ").body()).contains("Please give a reason.");
    assertThat(operator.get("/ops/dead-letters").body()).contains(deadLetter);

    assertThat(operator.follow(resolves(deadLetter, "told <b>by</b> phone")).body())
        .contains("data-action=\"RESOLVE\"", "told &lt;b&gt;by&lt;/b&gt; phone");
    assertThat(operator.get("/ops/dead-letters").body()).doesNotContain(deadLetter);
    assertThat(operator.get("/ops/dead-letters?resolved=yes").body()).contains(deadLetter);
  }

  @Test
  void emptySelection_showsMessage() {
    for (var page :
        List.of(
            operator.get("/ops/dead-letters/chosen"),
            operator.get("/ops/dead-letters/chosen?letter=x&letter=" + UUID.randomUUID()),
            operator.submit(
                "/ops/dead-letters/replays", Map.of("request", UUID.randomUUID().toString()))))
      assertThat(page.body()).contains("Nothing was chosen.");
  }

  private HttpResponse<String> chosen(String... deadLetters) {
    return operator.get(
        "/ops/dead-letters/chosen?"
            + List.of(deadLetters).stream()
                .map(l -> "letter=" + l)
                .collect(Collectors.joining("&")));
  }

  private HttpResponse<String> replays(List<String> deadLetters) {
    return operator.follow(replays(deadLetters, form(chosen(deadLetters.get(0)).body())));
  }

  /** Posts as a browser does, with one field {@code letter} for each dead letter. */
  private HttpResponse<String> replays(List<String> deadLetters, String form) {
    var fields =
        deadLetters.stream()
            .map(deadLetter -> "&letter=" + deadLetter)
            .collect(Collectors.joining());
    return operator.submit("/ops/dead-letters/replays", "request=" + form + fields);
  }

  private HttpResponse<String> resolves(String deadLetter, String reason) {
    return operator.submit(
        "/ops/dead-letters/resolutions",
        Map.of("request", UUID.randomUUID().toString(), "letter", deadLetter, "reason", reason));
  }

  private static String form(String page) {
    return Page.of(page).attribute("[name=request]", "value").orElseThrow();
  }

  private static String body(Placed order) {
    return "{\"paymentType\":\"NORMAL\",\"orderId\":\"" + order.id() + "\"}";
  }

  /** Pushes a message as Pub/Sub does after its last attempt; returns the id of the dead letter. */
  private String addDeadLetter(String subscription, String data, String eventId) {
    DeadLetters.push(shop, subscription, data, eventId);
    return database.text("select id from dead_letters where event_id = ?", eventId);
  }

  private long processed(String event) {
    return database.number("select count(*) from processed_messages where event_id = ?", event);
  }

  private long notifications(Placed order) {
    return database.number(
        "select count(*) from notifications where order_id = ?::uuid", order.id());
  }
}
