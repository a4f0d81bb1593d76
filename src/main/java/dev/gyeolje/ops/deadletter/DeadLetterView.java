package dev.gyeolje.ops.deadletter;

import dev.gyeolje.messaging.DeadLetter;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.config.SiteSettings;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter, as operators see it.
 *
 * @param id id of the dead letter
 * @param subscription short name of the subscription whose message failed; may be empty
 * @param eventType may be empty
 * @param eventId may be empty
 * @param orderId may be empty
 * @param deliveries number of deliveries before it became a dead letter; 0 if unknown
 * @param reason why it became a dead letter
 * @param body the decoded content as text
 * @param attributes one {@code name=value} per line
 * @param receivedAt time of receipt, in the shop's time zone
 * @param resolvedAt time of its resolution; null if it is open
 */
public record DeadLetterView(
    String id,
    String subscription,
    String eventType,
    String eventId,
    String orderId,
    int deliveries,
    String reason,
    String body,
    String attributes,
    ZonedDateTime receivedAt,
    @Nullable ZonedDateTime resolvedAt) {

  static DeadLetterView of(DeadLetter deadLetter) {
    return new DeadLetterView(
        deadLetter.id().toString(),
        deadLetter.subscription(),
        deadLetter.eventType(),
        deadLetter.eventId(),
        ReplayService.orderOf(deadLetter).map(OrderId::toString).orElse(""),
        deadLetter.deliveries(),
        deadLetter.reason(),
        deadLetter.data(),
        deadLetter.attributes(),
        deadLetter.receivedAt().atZone(SiteSettings.ZONE),
        deadLetter.resolvedAt() == null ? null : deadLetter.resolvedAt().atZone(SiteSettings.ZONE));
  }
}
