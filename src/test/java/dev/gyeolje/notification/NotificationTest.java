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
    assertThat(notification.push())
        .isEqualTo(
            new Push(
                notification.id(),
                "event",
                new Target(Target.Kind.FID, "fid"),
                "title",
                "body",
                "https://shop.example/orders/1"));
  }

  /** Later the news is old, and the order's page tells it anyway. */
  @Test
  void notificationThatIsNeverTaken_isTriedForAboutTenMinutes_andGivenUp() {
    var notification = notification();
    var waits = new ArrayList<Duration>();

    while (notification.status() == Notification.Status.PENDING && waits.size() < 100) {
      notification.claimUntil(NOW.plusSeconds(90));
      notification.later("away", NOW);
      if (notification.status() == Notification.Status.PENDING)
        waits.add(Duration.between(NOW, notification.nextAttemptAt()));
    }

    assertThat(notification.status()).isEqualTo(Notification.Status.FAILED);
    assertThat(waits).isSorted().startsWith(Duration.ofSeconds(5), Duration.ofSeconds(10));
    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofMinutes(8), Duration.ofMinutes(12));
  }

  @Test
  void everyOtherOutcome_endsIt() {
    var sent = notification();
    sent.sent(NOW);
    var gone = notification();
    gone.gone();
    var refused = notification();
    refused.givenUp("INVALID_ARGUMENT");

    assertThat(sent.status()).isEqualTo(Notification.Status.SENT);
    assertThat(gone.status()).isEqualTo(Notification.Status.GONE);
    assertThat(refused.status()).isEqualTo(Notification.Status.FAILED);
  }

  private static Notification notification() {
    return new Notification(
        "event",
        AccountId.random(),
        new Target(Target.Kind.FID, "fid"),
        new News(null, "title", "body", "https://shop.example/orders/1"),
        NOW);
  }
}
