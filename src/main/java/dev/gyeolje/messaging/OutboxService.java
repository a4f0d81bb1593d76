package dev.gyeolje.messaging;

import dev.gyeolje.platform.time.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What waits to be published: claimed, and written down what became of it. */
@ApplicationScoped
@Transactional
public class OutboxService {

  /**
   * Longer than publishing may take, so that no other node takes over a batch that is on its way.
   */
  private static final Duration CLAIM = Duration.ofSeconds(60);

  /** A broker that comes back is noticed within about a minute. */
  static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(64));

  @Inject OutboxRepository outbox;
  @Inject Clock clock;

  /**
   * Makes a waiting message due now.
   *
   * @return false if there is no such message, or it was published
   */
  public boolean sendNow(UUID eventId) {
    return outbox.sendAt(eventId, clock.instant());
  }

  /**
   * Makes a published message due again, under its event id: where it took effect, it does not
   * again.
   *
   * @return false if there is no such message, or it waits already
   */
  public boolean publishAgain(UUID eventId) {
    return outbox.publishAgain(eventId, clock.instant());
  }

  List<ClaimedMessage> claim(int limit) {
    var now = clock.instant();
    return outbox.claim(now, now.plus(CLAIM), limit);
  }

  /**
   * @param failures why a message was not taken, by event id
   */
  void recordPublished(List<ClaimedMessage> claimed, Map<UUID, String> failures) {
    var now = clock.instant();
    var published = new ArrayList<UUID>();
    for (var row : claimed) {
      var event = row.message().eventId();
      var failure = failures.get(event);
      if (failure == null) published.add(event);
      else outbox.failed(event, failure, now.plus(BACKOFF.after(row.attempts())));
    }
    if (!published.isEmpty()) outbox.published(published, now);
  }
}
