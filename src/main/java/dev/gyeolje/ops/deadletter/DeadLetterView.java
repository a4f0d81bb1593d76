package dev.gyeolje.ops.deadletter;

import dev.gyeolje.messaging.DeadLetter;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.config.SiteSettings;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter, for operators.
 *
 * @param id the row's id
 * @param subscription short name of the subscription it failed on; may be empty
 * @param eventType may be empty
 * @param eventId may be empty
 * @param orderId may be empty
 * @param deliveries number of deliveries before the broker gave up; 0 if unknown
 * @param reason reason of the failure
 * @param body the decoded content as text
 * @param attributes one {@code name=value} per line
 * @param receivedAt in the shop's time zone
 * @param resolvedAt when it was resolved; null if it is open
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
