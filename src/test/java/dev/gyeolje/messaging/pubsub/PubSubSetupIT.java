package dev.gyeolje.messaging.pubsub;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Visitor.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.TopicName;
import dev.gyeolje.local.LocalShop;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.simulator.pubsub.Fault;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Tests {@code POST /api/pubsub/setup} and its button at {@code /ops/outbox}. */
class PubSubSetupIT {
  private static final String PROJECT = "gyeolje-local";
  private static final SubscriptionName TEST_PUSH =
      SubscriptionName.of(PROJECT, "pubsub-test-push");
  private static final SubscriptionName TEST_FAIL =
      SubscriptionName.of(PROJECT, "pubsub-test-fail");

  private static final SubscriptionName STOCK = SubscriptionName.of(PROJECT, "checkout-stock");
  private static final String UNPROCESSED = "/ops/outbox/unprocessed";

  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());

  @Test
  void repeatedSetup_succeeds() {
    var operator = Visitor.operatorOf(shop);

    assertThat(operator.postJson("/api/pubsub/setup", "").statusCode()).isEqualTo(204);
    assertThat(operator.postJson("/api/pubsub/setup", "").statusCode()).isEqualTo(204);
  }

  @Test
  void setUpButton_restoresDeletedTopologyAndReportsResult() {
    Assumptions.assumeTrue(shop.pubsub().isPresent(), "Google's emulator may be somebody else's");
    var operator = Visitor.operatorOf(shop);
    var settings = new PubSubSettings();
    settings.environment = new Environment(this::variable);
    try (var clients = new PubSubClients(settings)) {
      var subscriptions = clients.subscriptions();
      clients.topics().deleteTopic(TopicName.of(PROJECT, "pubsub-test"));

      assertThat(pressSetUp(operator))
          .contains("data-action=\"SET_UP\" data-outcome=\"FAILED\"")
          .contains("pubsub-test-push still belongs to a deleted topic");

      subscriptions.deleteSubscription(TEST_PUSH);
      subscriptions.deleteSubscription(TEST_FAIL);
      assertThat(pressSetUp(operator))
          .contains("data-action=\"SET_UP\" data-outcome=\"DONE\"")
          .contains("Topics and subscriptions set up: done");
      assertThat(subscriptions.getSubscription(TEST_PUSH).getTopic()).endsWith("/pubsub-test");
    }
    assertThat(operator.get("/ops/actions").body())
        .contains("data-action=\"SET_UP\"", LocalShop.OPERATOR);
  }

  /**
   * A broker restored from an earlier state, or a deleted subscription, loses messages like this.
   */
  @Test
  void republishedMessage_reachesConsumerThatMissedIt() throws Exception {
    Assumptions.assumeTrue(shop.pubsub().isPresent(), "Google's emulator may be somebody else's");
    var operator = Visitor.operatorOf(shop);
    var product = products.add(1_000, 3);
    var event = publishedAndLost(operator, product);

    var list = operator.get(UNPROCESSED).body();
    assertThat(list).contains("data-event=\"" + event + "\"", "checkout-stock");
    assertThat(products.stock(product)).isEqualTo(3);

    var chosen = operator.get(UNPROCESSED + "/chosen?event=" + event).body();
    var request = Page.of(chosen).attribute("[name=request]", "value").orElseThrow();
    var form = Map.of("request", request, "event", event, "reason", "restored");
    assertThat(operator.follow(operator.submit(UNPROCESSED, form)).body())
        .contains("data-action=\"SEND\" data-outcome=\"DONE\"", "again, for checkout-stock")
        .doesNotContain("data-event=\"" + event + "\"");

    eventually("the stock", () -> products.stock(product), left -> left == 2);
    assertThat(effects(event)).isEqualTo(2);
    assertThat(database.number("select count(*) from outbox where event_id = ?::uuid", event))
        .isEqualTo(1);
  }

  /** Returns the event of an order that reached the push subscription but not the stock one. */
  private String publishedAndLost(Visitor operator, UUID product) throws Exception {
    var broker = shop.pubsub().orElseThrow();
    var settings = new PubSubSettings();
    settings.environment = new Environment(this::variable);
    broker.arm(Fault.PAUSES_DELIVERIES);
    try (var clients = new PubSubClients(settings)) {
      var order = Visitor.signedInTo(shop).buys(product, 1);
      var event =
          database.text("select event_id from outbox where order_named_in(data) = ?", order.id());
      eventually("publication", () -> published(event), at -> at != null);
      clients.subscriptions().deleteSubscription(STOCK);
      assertThat(operator.postJson("/api/pubsub/setup", "").statusCode()).isEqualTo(204);
      broker.disarm(Fault.PAUSES_DELIVERIES);
      eventually("the other effect", () -> effects(event), effects -> effects == 1);
      database.change(
          "update outbox set published_at = now() - interval '11 minutes' where event_id = ?::uuid",
          event);
      return event;
    } finally {
      broker.disarm(Fault.PAUSES_DELIVERIES);
    }
  }

  private String published(String event) {
    return database.text("select published_at from outbox where event_id = ?::uuid", event);
  }

  private long effects(String event) {
    return database.number("select count(*) from processed_messages where event_id = ?", event);
  }

  private static String pressSetUp(Visitor operator) {
    var request = Page.of(operator.get("/ops/outbox")).attribute("[name=request]", "value");
    return operator
        .follow(operator.submit("/ops/outbox/setup", Map.of("request", request.orElseThrow())))
        .body();
  }

  private String variable(String name) {
    return name.equals("PUBSUB_EMULATOR_HOST") ? shop.pubsub().orElseThrow().host() : null;
  }

  @Test
  void nonOperators_cannotSetUpTopology() {
    var stranger = Visitor.to(shop).postJson("/api/pubsub/setup", "");
    var customer = Visitor.signedInTo(shop).postJson("/api/pubsub/setup", "");

    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(customer.statusCode()).isEqualTo(403);
    assertThat(type(customer)).isEqualTo("application/problem+json");
  }

  @Test
  void setupFailingCsrfCheck_isForbidden() {
    var operator = Visitor.operatorOf(shop);

    assertThat(operator.send(operator.json("/api/pubsub/setup", "")).statusCode()).isEqualTo(403);
  }
}
