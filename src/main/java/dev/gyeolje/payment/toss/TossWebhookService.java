package dev.gyeolje.payment.toss;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Keeps Toss' notices, and what came of them. */
@ApplicationScoped
@Transactional
class TossWebhookService {

  /** Longer than a look-up may take. */
  private static final Duration CLAIM = Duration.ofSeconds(75);

  /** A notice was kept; relevant once the transaction has committed. */
  record Kept() {}

  @Inject TossWebhookRepository webhooks;
  @Inject Event<Kept> kept;
  @Inject Clock clock;

  /**
   * Keeps a notice for later; the same delivery is kept once.
   *
   * @param transmissionId Toss' name of the delivery, or null
   */
  void keep(String transmissionId, String body) {
    var webhook = new TossWebhook(transmissionId, body, clock.instant());
    if (!webhooks.isNew(webhook)) return;
    webhooks.add(webhook);
    kept.fire(new Kept());
  }

  Map<UUID, TossNotice> claim(int limit) {
    var now = clock.instant();
    var claimed = new LinkedHashMap<UUID, TossNotice>();
    for (var webhook : webhooks.claim(now, limit)) {
      webhook.claimUntil(now.plus(CLAIM));
      claimed.put(webhook.id(), webhook.notice());
    }
    return claimed;
  }

  void processed(UUID id, String result) {
    webhooks.find(id).orElseThrow().processed(result, clock.instant());
  }

  void notOurs(UUID id, String why) {
    webhooks.find(id).orElseThrow().notOurs(why, clock.instant());
  }

  /** Removes up to {@code limit} notices whose time is over, and says how many. */
  int removeOld(int limit) {
    return webhooks.removeOld(clock.instant(), limit);
  }

  /** To be followed later, however long that takes. */
  void later(UUID id, String why) {
    webhooks.find(id).orElseThrow().later(why, clock.instant());
  }

  /** To be followed later, or given up where it waits too long. */
  void laterOrNever(UUID id, String why) {
    webhooks.find(id).orElseThrow().laterOrNever(why, clock.instant());
  }
}
