package dev.gyeolje.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
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

  Map<Long, OutgoingMessage> claim(int limit) {
    var now = clock.instant();
    var claimed = new LinkedHashMap<Long, OutgoingMessage>();
    for (var row : outbox.claim(now, limit)) {
      row.claimUntil(now.plus(CLAIM));
      claimed.put(row.id(), row.message());
    }
    return claimed;
  }

  /**
   * @param failures why a message was not taken, by event id
   */
  void recordPublished(Map<Long, OutgoingMessage> claimed, Map<UUID, String> failures) {
    var now = clock.instant();
    for (var row : outbox.find(claimed.keySet())) {
      var failure = failures.get(row.message().eventId());
      if (failure == null) row.published(now);
      else row.failed(failure, now);
    }
  }
}
