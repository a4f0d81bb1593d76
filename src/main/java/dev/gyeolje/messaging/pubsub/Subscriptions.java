package dev.gyeolje.messaging.pubsub;

import java.util.List;
import java.util.Optional;

/** The topics and subscriptions of the shop. */
final class Subscriptions {

  /** Topic of messages that failed too often. */
  static final String DEAD_LETTER = "dead-letter";

  /**
   * @param name short name
   * @param topic short name
   * @param path path of its push endpoint
   */
  record Subscription(String name, String topic, String path) {

    /** The subscription of dead letters has no dead-letter topic of its own. */
    boolean hasDeadLetters() {
      return !topic.equals(DEAD_LETTER);
    }
  }

  static final List<String> TOPICS =
      List.of(DEAD_LETTER, "checkout-success", "checkout-canceled", "pubsub-test");

  static final List<Subscription> ALL =
      List.of(
          new Subscription("dead-letter-sub", DEAD_LETTER, "/api/pubsub/dead-letter"),
          new Subscription("checkout-stock", "checkout-success", "/api/checkout/stock"),
          new Subscription("checkout-push", "checkout-success", "/api/checkout/push"),
          new Subscription("checkout-canceled-push", "checkout-canceled", "/api/checkout/canceled"),
          new Subscription("pubsub-test-push", "pubsub-test", "/api/pubsub/push"),
          new Subscription("pubsub-test-fail", "pubsub-test", "/api/pubsub/fail"));

  private Subscriptions() {}

  /** Returns the subscription whose push endpoint is {@code path}. */
  static Optional<Subscription> at(String path) {
    return ALL.stream().filter(subscription -> subscription.path().equals(path)).findAny();
  }
}
