package dev.gyeolje.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gyeolje.account.Actor;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentReconcilerTest {

  private Attempt first = attempt("first", true);
  private final Attempt second = attempt("second", true);
  private final Ledger ledger = new Ledger();
  private final Provider provider = new Provider();
  private final PaymentReconciler reconciler = new PaymentReconciler();

  @BeforeEach
  void wire() {
    reconciler.payments = ledger;
    reconciler.gateway = provider;
  }

  @Test
  void notConfirmedAttempt_isConfirmedAgain() {
    provider.found = new PaymentOutcome.NotConfirmed();

    reconciler.runOnce();

    assertThat(provider.confirmed).containsExactly(first, second);
    assertThat(ledger.recorded).containsExactly(first, second);
  }

  @Test
  void declinedAttempt_isNotConfirmedAgain() {
    provider.found = new PaymentOutcome.Declined("REJECT_CARD_COMPANY");

    reconciler.runOnce();

    assertThat(provider.confirmed).isEmpty();
    assertThat(ledger.recorded).containsExactly(first, second);
  }

  @Test
  void failedRecording_doesNotBlockOtherAttempts() {
    ledger.rejects = first;

    assertThatCode(reconciler::runOnce).doesNotThrowAnyException();

    assertThat(ledger.recorded).containsExactly(second);
    assertThat(ledger.postponed).containsExactly(first);
  }

  @Test
  void completedAttempt_isRetrievedButNeverConfirmedAgain() {
    first = attempt("first", false);
    provider.found = new PaymentOutcome.NotConfirmed();

    reconciler.runOnce();

    assertThat(provider.confirmed).containsExactly(second);
    assertThat(ledger.recorded).containsExactly(first, second);
  }

  @Test
  void slowOutcome_isRecordedAfterFasterOnes() {
    var slow = new CompletableFuture<PaymentOutcome>();
    provider.slow.put(first, slow);
    ledger.afterwards = () -> slow.complete(new PaymentOutcome.Unknown("late"));

    reconciler.runOnce();

    assertThat(ledger.recorded).containsExactly(second, first);
  }

  private static Attempt attempt(String key, boolean open) {
    return new Attempt(
        UUID.randomUUID(),
        OrderId.random(),
        key,
        "confirm-" + key,
        new Money(1_000),
        Instant.parse("2026-11-23T10:00:00Z"),
        open,
        false,
        0,
        false);
  }

  private final class Ledger extends PaymentService {
    final List<Attempt> recorded = new ArrayList<>();
    final List<Attempt> postponed = new ArrayList<>();
    Attempt rejects;
    Runnable afterwards = () -> {};

    @Override
    List<Attempt> claimDue(int limit) {
      return List.of(first, second);
    }

    @Override
    void recordingFailed(Attempt attempt, String why) {
      postponed.add(attempt);
    }

    @Override
    public OrderStatus record(Attempt attempt, PaymentOutcome outcome, Actor actor) {
      if (attempt.equals(rejects)) throw new IllegalStateException("no");
      recorded.add(attempt);
      afterwards.run();
      return OrderStatus.CONFIRMING;
    }
  }

  private static final class Provider implements PaymentGateway {
    final List<Attempt> confirmed = new ArrayList<>();
    final Map<Attempt, CompletionStage<PaymentOutcome>> slow = new HashMap<>();
    PaymentOutcome found = new PaymentOutcome.Unknown("nothing");

    @Override
    public CompletionStage<PaymentOutcome> confirm(Attempt attempt) {
      confirmed.add(attempt);
      return CompletableFuture.completedStage(new PaymentOutcome.Unknown("asked"));
    }

    @Override
    public CompletionStage<RefundOutcome> cancelVirtualAccount(Attempt attempt) {
      throw new AssertionError("unexpected call to cancel");
    }

    @Override
    public CompletionStage<RefundOutcome> refund(RefundRequest request) {
      throw new AssertionError("unexpected call for a refund");
    }

    @Override
    public CompletionStage<PaymentOutcome> retrieve(OrderId order) {
      throw new AssertionError("unexpected retrieve by order");
    }

    @Override
    public CompletionStage<PaymentOutcome> retrieve(RefundRequest request) {
      throw new AssertionError("unexpected call for a refund");
    }

    @Override
    public CompletionStage<PaymentOutcome> retrieve(Attempt attempt) {
      return slow.getOrDefault(attempt, CompletableFuture.completedStage(found));
    }
  }
}
