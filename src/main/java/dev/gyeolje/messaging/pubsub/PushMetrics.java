package dev.gyeolje.messaging.pubsub;

import dev.gyeolje.platform.metrics.Counter;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;

/** Reports the outcomes of pushes. */
@ApplicationScoped
class PushMetrics implements Measured {

  /** Outcome of an authenticated push. */
  enum Outcome {
    /** It took effect. */
    ACCEPTED,
    /** It had already taken effect. */
    DUPLICATE,
    /** It can never be processed: it is stored as a dead letter, or it contains no message. */
    REJECTED,
    /** It failed temporarily; Pub/Sub delivers it again. */
    FAILED;

    private String label() {
      return name().toLowerCase();
    }
  }

  private Counter pushes;
  private Counter strangers;

  @Override
  public void declare(Metrics metrics) {
    pushes =
        metrics.counter(
            "gyeolje_pushes", "Pushes from Pub/Sub, by outcome", "subscription", "outcome");
    strangers =
        metrics.counter(
            "gyeolje_pushes_unauthenticated",
            "Pushes that were rejected because they failed authentication",
            "subscription");
    for (var subscription : Subscriptions.ALL) {
      strangers.expecting(subscription.name());
      for (var outcome : Outcome.values()) pushes.expecting(subscription.name(), outcome.label());
    }
  }

  void count(String subscription, Outcome outcome) {
    pushes.add(subscription, outcome.label());
  }

  void unauthenticated(String subscription) {
    strangers.add(subscription);
  }
}
