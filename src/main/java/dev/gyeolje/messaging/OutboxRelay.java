package dev.gyeolje.messaging;

import dev.gyeolje.platform.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Publishes what the outbox holds: right after the commit that filled it, and again until it
 * worked. What would be lost waits, as long as it takes: the age of the outbox tells.
 */
@ApplicationScoped
public class OutboxRelay implements Job {

  private static final int BATCH = 500;

  @Inject OutboxService outbox;
  @Inject MessagePublisher publisher;

  @Override
  public int runOnce() {
    if (!publisher.ready()) return 0;
    var claimed = outbox.claim(BATCH);
    if (claimed.isEmpty()) return 0;
    var failures = publisher.publish(claimed.stream().map(ClaimedMessage::message).toList());
    outbox.recordPublished(claimed, failures);
    return claimed.size() - failures.size();
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }
}
