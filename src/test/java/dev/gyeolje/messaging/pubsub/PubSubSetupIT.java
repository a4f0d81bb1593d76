package dev.gyeolje.messaging.pubsub;

import static dev.gyeolje.support.Visitor.found;
import static dev.gyeolje.support.Visitor.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.TopicName;
import dev.gyeolje.local.LocalShop;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** {@code POST /api/pubsub/setup}, and its button at {@code /ops/outbox}. */
class PubSubSetupIT {
  private static final String PROJECT = "gyeolje-local";
  private static final SubscriptionName TEST_PUSH =
      SubscriptionName.of(PROJECT, "pubsub-test-push");
  private static final SubscriptionName TEST_FAIL =
      SubscriptionName.of(PROJECT, "pubsub-test-fail");

  private final LocalShop shop = SharedShop.get();

  @Test
  void operator_mayRepeatTheSetupAsOftenAsTheyLike() {
    var operator = Visitor.operatorOf(shop);

    assertThat(operator.postJson("/api/pubsub/setup", "").statusCode()).isEqualTo(204);
    assertThat(operator.postJson("/api/pubsub/setup", "").statusCode()).isEqualTo(204);
  }

  @Test
  void button_bringsBackWhatSomebodyDeleted_andSaysWhatCameOfIt() {
    Assumptions.assumeTrue(shop.pubsub().isPresent(), "Google's emulator may be somebody else's");
    var operator = Visitor.operatorOf(shop);
    var settings = new PubSubSettings();
    settings.environment = new Environment(this::variable);
    try (var clients = new PubSubClients(settings)) {
      var subscriptions = clients.subscriptions();
      clients.topics().deleteTopic(TopicName.of(PROJECT, "pubsub-test"));

      assertThat(presses(operator))
          .contains("data-action=\"SET_UP\" data-outcome=\"FAILED\"")
          .contains("pubsub-test-push still belongs to a deleted topic");

      subscriptions.deleteSubscription(TEST_PUSH);
      subscriptions.deleteSubscription(TEST_FAIL);
      assertThat(presses(operator))
          .contains("data-action=\"SET_UP\" data-outcome=\"DONE\"")
          .contains("Topics and subscriptions set up: done");
      assertThat(subscriptions.getSubscription(TEST_PUSH).getTopic()).endsWith("/pubsub-test");
    }
    assertThat(operator.get("/ops/actions").body())
        .contains("data-action=\"SET_UP\"", LocalShop.OPERATOR);
  }

  private static String presses(Visitor operator) {
    operator.csrfToken();
    var request = found("name=\"request\" value=\"([^\"]+)\"", operator.get("/ops/outbox").body());
    return operator
        .follow(operator.submit("/ops/outbox/setup", Map.of("request", request.orElseThrow())))
        .body();
  }

  private String variable(String name) {
    return name.equals("PUBSUB_EMULATOR_HOST") ? shop.pubsub().orElseThrow().host() : null;
  }

  @Test
  void nobodyElse_maySetUpAnything() {
    var stranger = Visitor.to(shop).postJson("/api/pubsub/setup", "");
    var person = Visitor.signedInTo(shop).postJson("/api/pubsub/setup", "");

    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(person.statusCode()).isEqualTo(403);
    assertThat(type(person)).isEqualTo("application/problem+json");
  }

  @Test
  void operatorsBrowser_isNotUsedByForeignPages() {
    var operator = Visitor.operatorOf(shop);

    assertThat(operator.send(operator.json("/api/pubsub/setup", "")).statusCode()).isEqualTo(403);
  }
}
