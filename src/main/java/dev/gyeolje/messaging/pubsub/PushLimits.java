package dev.gyeolje.messaging.pubsub;

import dev.gyeolje.platform.web.AddressRules;
import dev.gyeolje.platform.web.BodyLimit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Limits the size of a push. The number of pushes has no limit, because a rejected push may end as
 * a dead letter.
 */
@ApplicationScoped
class PushLimits implements AddressRules {

  /** Pub/Sub's 10 MB of data in base64, its attributes (100 of 1,280 bytes), and the envelope. */
  private static final int BYTES = 16 * 1024 * 1024;

  @Override
  public List<BodyLimit> bodyLimits() {
    return Subscriptions.ALL.stream()
        .map(subscription -> new BodyLimit(subscription.path(), BYTES))
        .toList();
  }
}
