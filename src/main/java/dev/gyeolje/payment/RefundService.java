package dev.gyeolje.payment;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.SUPPORTS;

import dev.gyeolje.order.Order;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Giving money back: stored before the provider is asked, never more than was captured. */
@ApplicationScoped
@Transactional
public class RefundService {

  /** A refund was asked for; relevant once the transaction has committed. */
  record Requested() {}

  @Inject RefundRepository refunds;
  @Inject PaymentRepository payments;
  @Inject OrderService orders;
  @Inject Event<Requested> requested;
  @Inject Event<PaymentEvent> events;
  @Inject Clock clock;

  /**
   * Stores what is to be given back for an order; it is sent right after the commit. The same wish
   * twice is stored once.
   *
   * @throws RefundException if it cannot be; nothing has changed then
   */
  public void request(OrderId id, RefundOrder wish) {
    var order = orders.lock(id).orElseThrow(() -> new RefundException("UNKNOWN_ORDER"));
    if (refunds.find(wish.id()).isPresent()) return;
    var restocked = refunds.of(id).stream().filter(r -> !r.refused()).map(Refund::restock).toList();
    wish.restock()
        .forEach(
            (product, quantity) -> {
              int back = restocked.stream().mapToInt(r -> r.getOrDefault(product, 0)).sum();
              if (back + quantity > order.quantities().getOrDefault(product, 0))
                throw new RefundException("TOO_MANY_PIECES");
            });
    request(order, wish);
  }

  /**
   * Stores what is to be given back for a locked order; it is sent right after the commit. The
   * caller's transaction survives a refusal, so that it can write down what to do instead.
   *
   * @throws RefundException if there is not so much to give back, or nowhere to give it to
   */
  @Transactional(value = MANDATORY, dontRollbackOn = RefundException.class)
  public void request(Order order, RefundOrder wish) {
    var payment =
        payments.of(order.id()).stream()
            .filter(Payment::approved)
            .findFirst()
            .orElseThrow(() -> new RefundException("NOTHING_CAPTURED"));
    if (wish.amount().won() == 0 || wish.amount().compareTo(payment.refundable()) > 0)
      throw new RefundException("TOO_MUCH");
    if (payment.deposited() != (wish.account() != null))
      throw new RefundException(payment.deposited() ? "ACCOUNT_NEEDED" : "ACCOUNT_NOT_TAKEN");
    payment.reserve(wish.amount());
    refunds.add(new Refund(payment, wish, clock.instant()));
    requested.fire(new Requested());
  }

  /** Where the shopper wants the deposit for a locked order back to, if Toss asked them. */
  @Transactional(MANDATORY)
  public RefundAccount accountOf(Order order) {
    return payments.of(order.id()).stream().findFirst().map(Payment::refundAccount).orElse(null);
  }

  /** Whether money for a locked order came through a virtual account. */
  @Transactional(SUPPORTS)
  public boolean deposited(OrderId order) {
    return payments.of(order).stream().anyMatch(Payment::deposited);
  }

  /** What can still be given back, in won. */
  @Transactional(SUPPORTS)
  public long refundable(OrderId order) {
    return payments.of(order).stream()
        .filter(Payment::approved)
        .mapToLong(payment -> payment.refundable().won())
        .sum();
  }

  /** The order's refunds, oldest first. */
  @Transactional(SUPPORTS)
  public List<RefundView> list(OrderId order) {
    return refunds.of(order).stream().map(Refund::view).toList();
  }

  List<RefundRequest> claim(int limit) {
    var now = clock.instant();
    return refunds.claim(now, limit).stream()
        .map(
            refund -> {
              refund.claim(now);
              return refund.request(payments.find(refund.paymentId()).orElseThrow().key());
            })
        .toList();
  }

  /** Writes down what the provider said and tells it within the same transaction. */
  void record(RefundRequest request, RefundOutcome outcome) {
    var order = orders.lock(request.order()).orElseThrow();
    var refund = refunds.find(request.id()).orElseThrow();
    if (!refund.open()) return;
    var payment = payments.find(refund.paymentId()).orElseThrow();
    var now = clock.instant();
    if (outcome instanceof RefundOutcome.Done done) {
      refund.done(done.transactionKey(), now);
      payment.refunded(refund.amount());
      events.fire(
          new PaymentEvent.Refunded(
              order,
              refund.amount(),
              payment.fullyRefunded(),
              refund.restock(),
              refund.requestedBy()));
    } else if (outcome instanceof RefundOutcome.Refused refused) {
      refund.refuse(refused.code(), now);
      payment.unreserve(refund.amount());
      events.fire(new PaymentEvent.RefundRefused(order, refused.code(), refund.requestedBy()));
    } else if (outcome instanceof RefundOutcome.Unknown unknown)
      refund.stillUnknown(
          unknown.cause(), now, Duration.ofMillis(ThreadLocalRandom.current().nextLong(1_000)));
  }
}
