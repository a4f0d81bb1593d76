package dev.gyeolje.messaging;

import dev.gyeolje.platform.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Publishes the messages of the outbox: right after the commit that added them, and again until the
 * broker has accepted them. Messages wait while they would be lost; a metric exports the age of the
 * outbox.
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
