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

/** Claims messages for publishing and records the results. */
@ApplicationScoped
@Transactional
public class OutboxService {

  /**
   * Longer than publishing may take, so that no other node claims a batch that is being published.
   */
  private static final Duration CLAIM = Duration.ofSeconds(60);

  /**
   * Limited so that the relay retries within about a minute after the broker is available again.
   */
  static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(64));

  @Inject OutboxRepository outbox;
  @Inject Clock clock;

  /**
   * Makes an unpublished message due now.
   *
   * @return false if there is no such message, or it was published
   */
  public boolean sendNow(UUID eventId) {
    return outbox.sendAt(eventId, clock.instant());
  }

  /**
   * Makes a published message due again, under its event id: consumers that have processed it
   * ignore the repetition.
   *
   * @return false if there is no such message, or it is unpublished
   */
  public boolean publishAgain(UUID eventId) {
    return outbox.publishAgain(eventId, clock.instant());
  }

  List<ClaimedMessage> claim(int limit) {
    var now = clock.instant();
    return outbox.claim(now, now.plus(CLAIM), limit);
  }

  /**
   * @param failures why a message was not accepted, by event id
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
