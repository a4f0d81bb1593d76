package dev.gyeolje.payment.toss;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TossWebhookTest {

  private static final Instant NOW = Instant.parse("2026-11-25T21:00:00Z");

  private final TossWebhook notice = new TossWebhook("whtrans_1", "{}", NOW);

  @Test
  void whatIsStillToBeFollowed_isNotRemoved() {
    assertThat(notice.removeAt()).isNull();

    notice.later("Toss gave no answer", NOW);

    assertThat(notice.removeAt()).isNull();
  }

  @Test
  void whatWasFollowed_staysThirtyDays() {
    notice.processed("Approved", NOW);

    assertThat(notice.removeAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
  }

  @Test
  void whatIsNotOurs_staysADay() {
    notice.notOurs("about no payment of ours", NOW);

    assertThat(notice.removeAt()).isEqualTo(NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void whatCannotBeFollowedNow_isNeverGivenUp() {
    for (int attempt = 0; attempt < 1_000; attempt++) notice.claimUntil(NOW);

    notice.later("the database was away", NOW);

    assertThat(notice.removeAt()).isNull();
  }

  @Test
  void whatWasGivenUp_staysThirtyDays() {
    for (int attempt = 0; attempt < 12; attempt++) notice.claimUntil(NOW);

    notice.laterOrNever("the payment has no secret yet", NOW);

    assertThat(notice.removeAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
  }
}
