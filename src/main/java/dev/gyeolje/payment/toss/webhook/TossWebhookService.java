package dev.gyeolje.payment.toss.webhook;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.payment.Attempt;
import dev.gyeolje.payment.PaymentService;
import dev.gyeolje.platform.jobs.JobRunner;
import dev.gyeolje.platform.text.TextSanitizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores which order and payment Toss' webhooks name, and the result of processing them. */
@ApplicationScoped
@Transactional
class TossWebhookService {

  /** Longer than a check may take. */
  private static final Duration CLAIM = Duration.ofSeconds(75);

  /** Toss is queried about one order no more often than this, however many webhooks arrive. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** Limit of one order. Toss needs two: one being processed, and one after it. */
  private static final int WAITING = 5;

  /** Limit of all orders, some megabytes. Toss repeats webhooks above the limit for days. */
  private static final int ALL_WAITING = 10_000;

  /** Processed webhooks that are kept per order, for its timeline. */
  private static final int HISTORY = 50;

  private static final int RESULT = 200;

  /** The result of receiving a webhook. */
  enum Reception {
    /** It is stored, or a waiting webhook covers it. */
    KEPT,
    /** It names no order of this shop. */
    UNRELATED,
    /** It is about a deposit, and does not carry the payment's secret. */
    WRONG_SECRET,
    /** Too many webhooks wait. */
    FULL
  }

  /**
   * A webhook to process.
   *
   * @param paymentKey of a payment that the shop did not have for this order; empty if the shop has
   *     it, or the webhook names none
   * @param secret still to be compared; empty if there is nothing to compare
   */
  record Due(UUID id, OrderId order, String paymentKey, String secret) {}

  @Inject TossWebhookRepository webhooks;
  @Inject PaymentService payments;
  @Inject OrderService orders;
  @Inject JobRunner jobs;
  @Inject Clock clock;

  /**
   * Stores a webhook for later processing. The same delivery is stored once, and so are webhooks
   * about the same order that arrive before Toss is queried about it.
   *
   * @param transmissionId Toss' id of the delivery, or null
   */
  Reception keep(@Nullable String transmissionId, TossWebhookEvent event) {
    var named = payments.findByKey(event.paymentKey());
    var order = named.map(Attempt::order).or(() -> event.order().filter(this::exists));
    if (order.isEmpty()) return Reception.UNRELATED;
    var attempt = named.or(() -> payments.findByOrder(order.get()));
    var secret = "";
    if (event.deposit() && attempt.isPresent()) {
      var known = payments.secret(attempt.get());
      if (known.map(is -> !equal(is, event.secret())).orElse(event.secret().isEmpty()))
        return Reception.WRONG_SECRET;
      // it arrived before the answer that brings the secret
      if (known.isEmpty() && attempt.get().open()) secret = event.secret();
    }
    var key = named.isPresent() ? "" : event.paymentKey();
    return keep(
        new TossWebhook(transmissionId, event.type(), order.get(), key, secret, clock.instant()));
  }

  private Reception keep(TossWebhook webhook) {
    webhooks.lock(webhook);
    if (!webhooks.isNew(webhook)) return Reception.KEPT;
    if (!webhooks.absorb(webhook, clock.instant())) {
      if (webhooks.full(webhook.order(), WAITING, ALL_WAITING)) return Reception.FULL;
      webhooks.keepNewest(webhook.order(), HISTORY);
      webhooks.add(webhook);
    }
    jobs.wakeAfterCommit(TossWebhookProcessor.class);
    return Reception.KEPT;
  }

  private boolean exists(OrderId order) {
    return orders.find(order).isPresent();
  }

  static boolean equal(String secret, String other) {
    return MessageDigest.isEqual(bytes(secret), bytes(other));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  List<Due> claim(int limit) {
    var now = clock.instant();
    var claimed = webhooks.claim(now, now.minus(PAUSE), limit);
    claimed.forEach(webhook -> webhook.claimUntil(now.plus(CLAIM), now));
    return claimed.stream()
        .map(w -> new Due(w.id(), w.order(), w.paymentKey(), w.secret()))
        .toList();
  }

  void processed(UUID id, String result) {
    find(id).ifPresent(w -> w.processed(result, clock.instant()));
  }

  void unrelated(UUID id, String why) {
    find(id).ifPresent(w -> w.unrelated(why, clock.instant()));
  }

  /** Deletes up to {@code limit} webhooks after their retention time, and returns their number. */
  int removeOld(int limit) {
    return webhooks.removeOld(clock.instant(), limit);
  }

  /**
   * Schedules another try, as long as Toss itself would repeat the webhook.
   *
   * @return false if it was given up
   */
  boolean retryLater(UUID id, String why) {
    var shown = TextSanitizer.shortened(why, RESULT);
    return find(id).map(w -> w.retryLater(shown, clock.instant())).orElse(true);
  }

  /** Schedules another try, or gives up if that takes more than an hour. */
  void retryWithinTheHour(UUID id, String why) {
    find(id).ifPresent(w -> w.retryWithinTheHour(why, clock.instant()));
  }

  /** Empty if it was processed and deleted meanwhile. */
  private Optional<TossWebhook> find(UUID id) {
    return webhooks.find(id);
  }
}
