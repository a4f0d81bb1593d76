package dev.gyeolje.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class NotificationTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void newNotification_isDueAtOnceWithGivenContent() {
    var notification = notification();

    assertThat(notification.status()).isEqualTo(Notification.Status.PENDING);
    assertThat(notification.nextAttemptAt()).isEqualTo(NOW);
    assertThat(notification.push(NOW))
        .isEqualTo(
            new Push(
                notification.id(),
                "event",
                "paid",
                new PushTarget(PushTarget.Kind.FID, "fid"),
                "title",
                "body",
                "https://shop.example/orders/1",
                Duration.ofHours(24)));
  }

  /** A phone that was off must not show a notification that the shop would no longer send. */
  @Test
  void pushTimeToLive_isOneDayMinusAge() {
    var notification = notification();

    assertThat(notification.push(NOW.plus(Duration.ofHours(23))).timeToLive())
        .isEqualTo(Duration.ofHours(1));
    assertThat(notification.push(NOW.plus(Duration.ofHours(25))).timeToLive()).isZero();
  }

  /** After a day the notification is outdated, and the order's page shows the same anyway. */
  @Test
  void undeliveredNotification_isRetriedForADayThenFails() {
    var notification = notification();
    var waits = new ArrayList<Duration>();
    var now = NOW;

    while (notification.status() == Notification.Status.PENDING && waits.size() < 1_000) {
      notification.claimUntil(now.plusSeconds(90), now);
      notification.later("away", Duration.ZERO, now);
      if (notification.status() == Notification.Status.PENDING) {
        waits.add(Duration.between(now, notification.nextAttemptAt()));
        now = notification.nextAttemptAt();
      }
    }

    assertThat(notification.status()).isEqualTo(Notification.Status.FAILED);
    assertThat(waits)
        .isSorted()
        .startsWith(Duration.ofSeconds(5), Duration.ofSeconds(10))
        .endsWith(Duration.ofMinutes(10));
    assertThat(Duration.between(NOW, now))
        .isBetween(Duration.ofHours(24).minusMinutes(10), Duration.ofHours(24));
  }

  /** No outcome is recorded if, for example, a defect of the shop loses FCM's response. */
  @Test
  void notificationWithoutOutcome_failsAfterADay() {
    var notification = notification();

    notification.claimUntil(NOW.plusSeconds(90), NOW.plus(Duration.ofHours(24)));
    assertThat(notification.pending()).isTrue();

    notification.claimUntil(NOW.plusSeconds(90), NOW.plus(Duration.ofHours(24)).plusSeconds(1));
    assertThat(notification.status()).isEqualTo(Notification.Status.FAILED);
  }

  @Test
  void pauseRequestedByFcm_isKeptOrFailsIfTooLong() {
    var busy = notification();
    busy.claimUntil(NOW.plusSeconds(90), NOW);
    busy.later("QUOTA_EXCEEDED", Duration.ofMinutes(3), NOW);
    assertThat(busy.nextAttemptAt()).isEqualTo(NOW.plus(Duration.ofMinutes(3)));

    busy.later("QUOTA_EXCEEDED", Duration.ofDays(2), NOW);
    assertThat(busy.status()).isEqualTo(Notification.Status.FAILED);
  }

  @Test
  void finalOutcome_setsStatus() {
    var sent = notification();
    sent.sent(NOW);
    var gone = notification();
    gone.gone();
    var rejected = notification();
    rejected.givenUp("INVALID_ARGUMENT");

    assertThat(sent.status()).isEqualTo(Notification.Status.SENT);
    assertThat(gone.status()).isEqualTo(Notification.Status.GONE);
    assertThat(rejected.status()).isEqualTo(Notification.Status.FAILED);
  }

  private static Notification notification() {
    return new Notification(
        "event",
        AccountId.random(),
        new PushTarget(PushTarget.Kind.FID, "fid"),
        new NotificationContent(null, "paid", "title", "body", "https://shop.example/orders/1"),
        NOW);
  }
}
