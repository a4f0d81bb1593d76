package dev.gyeolje.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.money.Money;
import dev.gyeolje.platform.seal.Seal;
import dev.gyeolje.support.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaymentTest {

  private static final Seal SEAL = Sealed.local();

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final OrderId ORDER = OrderId.random();
  private static final Money AMOUNT = new Money(129_000);

  /** Toss asks clients for a read timeout of 60 s. */
  @Test
  void newAttempt_isNotCheckedBeforeTheResponseTimeout() {
    assertThat(payment().nextCheckAt()).isAfter(NOW.plusSeconds(60));
    assertThat(payment().confirming()).isTrue();
  }

  @Test
  void eachAttempt_hasOneUniqueIdempotencyKey() {
    var payment = payment();

    assertThat(payment.attempt().idempotencyKey())
        .isEqualTo(payment.attempt().idempotencyKey())
        .isNotEqualTo(payment().attempt().idempotencyKey())
        .hasSizeLessThanOrEqualTo(300);
  }

  @Test
  void unknownAttempt_isCheckedWithBackoffUpToAMinute() {
    var payment = payment();

    List<Long> waits =
        IntStream.range(0, 9)
            .mapToObj(
                n -> {
                  payment.stillUnknown("silence", NOW, Duration.ZERO);
                  long wait = Duration.between(NOW, payment.nextCheckAt()).toSeconds();
                  payment.claimForCheck(NOW);
                  return wait;
                })
            .toList();

    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  /** Such a failure repeats each time; the shop checks less often, but never stops. */
  @Test
  void failedRecording_isCheckedWithBackoffUpToAnHour() {
    var payment = payment();

    List<Long> waits =
        IntStream.range(0, 8)
            .mapToObj(
                n -> {
                  payment.claimForCheck(NOW);
                  payment.recordingFailed("IllegalStateException", NOW);
                  return Duration.between(NOW, payment.nextCheckAt()).toSeconds();
                })
            .toList();

    assertThat(waits).containsExactly(128L, 256L, 512L, 1024L, 2048L, 3600L, 3600L, 3600L);
  }

  @Test
  void accountWithoutDueDate_isOverdueAfterSevenDaysAndGrace() {
    var payment = payment();
    var account = new VirtualAccount(new BankAccount("20", "X1", ""), null);
    payment.issueVirtualAccount(
        new PaymentOutcome.AwaitingDeposit(
            ORDER.toString(), "key", AMOUNT, "KRW", null, account, null, null),
        SEAL,
        NOW);

    assertThat(payment.overdue(NOW.plus(Duration.ofDays(7)))).isFalse();
    assertThat(payment.overdue(NOW.plus(Duration.ofDays(7)).plus(Duration.ofMinutes(11)))).isTrue();
  }

  @Test
  void onlyRequestedPayment_matches() {
    var order = ORDER.toString();

    assertThat(payment().matches(order, "key", AMOUNT, "KRW")).isTrue();
    assertThat(payment().matches("", "key", AMOUNT, "KRW")).isFalse();
    assertThat(payment().matches(OrderId.random().toString(), "key", AMOUNT, "KRW")).isFalse();
    assertThat(payment().matches(order, "other", AMOUNT, "KRW")).isFalse();
    assertThat(payment().matches(order, "key", new Money(129_001), "KRW")).isFalse();
    assertThat(payment().matches(order, "key", AMOUNT, "USD")).isFalse();
    assertThat(payment().matches(order, "key", AMOUNT, "")).isFalse();
  }

  @Test
  void declinedOrMismatchedAttempt_isNotOpen() {
    var rejected = payment();
    rejected.decline("REJECT_CARD_COMPANY", NOW);
    var mismatched = payment();
    mismatched.mismatch("another amount", new Money(999), "key", NOW);

    assertThat(rejected.confirming()).isFalse();
    assertThat(mismatched.confirming()).isFalse();
    assertThat(rejected.awaitingDeposit()).isFalse();
  }

  @Test
  void captureUnderAnotherKey_replacesPaymentKey() {
    var payment = payment();
    payment.mismatch("another key", AMOUNT, "other", NOW);

    assertThat(payment.key()).isEqualTo("other");
    assertThat(payment.attempt().paymentKey()).isEqualTo("other");
  }

  @Test
  void refundToBank_isCheckedWithBackoffUntilCompleted() {
    var payment = deposited();
    payment.refunded(AMOUNT, NOW);

    List<Duration> pauses =
        Stream.of(0, 1, 60, 24 * 60, 100 * 24 * 60)
            .map(minutes -> NOW.plus(Duration.ofMinutes(minutes)))
            .map(
                now -> {
                  payment.checked(now);
                  return Duration.between(now, payment.nextCheckAt());
                })
            .toList();

    assertThat(pauses)
        .containsExactly(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(15),
            Duration.ofHours(6),
            Duration.ofHours(6));
    assertThat(payment.updateTransfer(RefundTransfer.COMPLETED)).isTrue();
    payment.checked(NOW.plus(Duration.ofDays(2)));
    assertThat(payment.nextCheckAt()).isNull();
  }

  @Test
  void failedRefundTransfer_isReportedOnceAndCheckedForAMonth() {
    var payment = deposited();
    payment.refunded(AMOUNT, NOW);

    assertThat(payment.updateTransfer(RefundTransfer.PENDING)).isFalse();
    assertThat(payment.updateTransfer(RefundTransfer.FAILED)).isTrue();
    assertThat(payment.updateTransfer(RefundTransfer.FAILED)).isFalse();
    assertThat(payment.updateTransfer(null)).isFalse();
    payment.checked(NOW.plus(Duration.ofDays(3)));
    assertThat(payment.nextCheckAt()).isEqualTo(NOW.plus(Duration.ofDays(3).plusHours(6)));
    payment.checked(NOW.plus(Duration.ofDays(31)));
    assertThat(payment.nextCheckAt()).isNull();
  }

  private static Payment deposited() {
    var payment = payment();
    payment.issueVirtualAccount(
        new PaymentOutcome.AwaitingDeposit(
            ORDER.toString(),
            "key",
            AMOUNT,
            "KRW",
            null,
            new VirtualAccount(new BankAccount("20", "X1", ""), null),
            null,
            null),
        SEAL,
        NOW);
    payment.approve(
        new PaymentOutcome.Approved(
            ORDER.toString(), "key", AMOUNT, "KRW", null, null, NOW, List.of()),
        NOW);
    payment.reserve(AMOUNT);
    return payment;
  }

  private static Payment payment() {
    return new Payment(ORDER, "key", AMOUNT, NOW);
  }
}
