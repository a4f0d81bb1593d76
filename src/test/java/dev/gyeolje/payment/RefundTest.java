package dev.gyeolje.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.account.Actor;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.platform.money.Money;
import dev.gyeolje.platform.seal.Seal;
import dev.gyeolje.support.Sealed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefundTest {

  private static final Seal SEAL = Sealed.local();
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  private final OrderId order = OrderId.random();
  private final Actor operator = Actor.operator(AccountId.random());
  private final Payment payment = new Payment(order, "key", new Money(1_000), NOW);
  private final RefundCommand command =
      new RefundCommand(UUID.randomUUID(), new Money(400), "reason", operator, null, Map.of());
  private final Refund refund = new Refund(payment, command, SEAL, NOW);

  @Test
  void unsentRefund_isQuiet() {
    assertThat(refund.quiet(NOW)).isTrue();
  }

  /** Toss may take up to a minute to respond. */
  @Test
  void refundWithoutResponse_isQuietAfterTwoMinutes() {
    refund.claim(NOW);

    assertThat(refund.quiet(NOW.plusSeconds(119))).isFalse();
    assertThat(refund.quiet(NOW.plusSeconds(121))).isTrue();
  }

  @Test
  void endedRefund_isQuietAfterTenSecondsUntilSentAgain() {
    refund.claim(NOW);
    refund.ended("");

    assertThat(refund.quiet(NOW.plusSeconds(9))).isFalse();
    assertThat(refund.quiet(NOW.plusSeconds(11))).isTrue();

    refund.sending(NOW.plusSeconds(11));
    assertThat(refund.quiet(NOW.plusSeconds(30))).isFalse();
  }

  @Test
  void onlySpentIdempotencyKey_isReplaced() {
    refund.claim(NOW);
    var first = refund.request("key", SEAL, NOW).idempotencyKey();
    refund.ended("");
    refund.sending(NOW);
    assertThat(refund.request("key", SEAL, NOW).idempotencyKey()).isEqualTo(first);

    refund.answered("");
    refund.sending(NOW);
    assertThat(refund.request("key", SEAL, NOW).idempotencyKey()).isNotEqualTo(first);
  }

  @Test
  void commandWithSameIdAndOtherContent_doesNotMatch() {
    assertThat(refund.isFor(order, command, SEAL)).isTrue();
    assertThat(refund.isFor(OrderId.random(), command, SEAL)).isFalse();
    var account = new BankAccount("20", "1", "k");
    for (var other :
        new RefundCommand[] {
          new RefundCommand(command.id(), new Money(401), "reason", operator, null, Map.of()),
          new RefundCommand(command.id(), command.amount(), "other", operator, null, Map.of()),
          new RefundCommand(
              command.id(), command.amount(), "reason", Actor.LATE_PAYMENT, null, Map.of()),
          new RefundCommand(command.id(), command.amount(), "reason", operator, account, Map.of()),
        }) assertThat(refund.isFor(order, other, SEAL)).isFalse();
  }

  @Test
  void refundAccount_isSealedAndSameCommandMatches() throws Exception {
    var account = new BankAccount("20", "110123456789", "김지우");
    var paid =
        new RefundCommand(UUID.randomUUID(), new Money(400), "reason", operator, account, Map.of());
    var toABank = new Refund(payment, paid, SEAL, NOW);

    assertThat(toABank.request("key", SEAL, NOW).account()).isEqualTo(account);
    assertThat(toABank.isFor(order, paid, SEAL)).isTrue();
    var stored = Refund.class.getDeclaredField("account");
    stored.setAccessible(true);
    for (var name : List.of("number", "holder")) {
      var field = SealedAccount.class.getDeclaredField(name);
      field.setAccessible(true);
      assertThat((String) field.get(stored.get(toABank))).startsWith("aes1:local:");
    }
    assertThat(account.toString()).doesNotContain("110", "김");
  }
}
