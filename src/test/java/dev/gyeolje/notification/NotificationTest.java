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
  void newNotification_isDueAtOnce_andSaysWhatItWasGiven() {
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

  /** A phone that was off shows no news that nobody would send it any more. */
  @Test
  void push_livesADay_lessItsAge() {
    var notification = notification();

    assertThat(notification.push(NOW.plus(Duration.ofHours(23))).timeToLive())
        .isEqualTo(Duration.ofHours(1));
    assertThat(notification.push(NOW.plus(Duration.ofHours(25))).timeToLive()).isZero();
  }

  /** Later the news is old, and the order's page tells it anyway. */
  @Test
  void notificationThatIsNeverTaken_isTriedForADay_everyTenMinutesInTheEnd_andGivenUp() {
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

  /** Nothing is written down of it, as when a fault of ours loses what FCM answered. */
  @Test
  void notificationWithoutAnyOutcome_isGivenUpAfterADay() {
    var notification = notification();

    notification.claimUntil(NOW.plusSeconds(90), NOW.plus(Duration.ofHours(24)));
    assertThat(notification.pending()).isTrue();

    notification.claimUntil(NOW.plusSeconds(90), NOW.plus(Duration.ofHours(24)).plusSeconds(1));
    assertThat(notification.status()).isEqualTo(Notification.Status.FAILED);
  }

  @Test
  void pauseThatFcmAsksFor_isKept_andEndsItIfItIsTooLong() {
    var busy = notification();
    busy.claimUntil(NOW.plusSeconds(90), NOW);
    busy.later("QUOTA_EXCEEDED", Duration.ofMinutes(3), NOW);
    assertThat(busy.nextAttemptAt()).isEqualTo(NOW.plus(Duration.ofMinutes(3)));

    busy.later("QUOTA_EXCEEDED", Duration.ofDays(2), NOW);
    assertThat(busy.status()).isEqualTo(Notification.Status.FAILED);
  }

  @Test
  void everyOtherOutcome_endsIt() {
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
