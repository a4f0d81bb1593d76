package dev.gyeolje.payment;

import dev.gyeolje.account.Actor;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.order.Order;
import dev.gyeolje.platform.money.Money;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change of a payment, fired inside the transaction that recorded it, with the order locked. */
public sealed interface PaymentEvent {

  /** The locked order it is about. */
  Order order();

  /** Who reported the change, for the audit row. */
  Actor actor();

  /** Calls the method for this event. */
  void accept(Visitor visitor);

  /** Handles every event; a new event does not compile until every visitor handles it. */
  interface Visitor {
    void approved(Approved event);

    void found(Found event);

    void virtualAccountIssued(VirtualAccountIssued event);

    void depositReversed(DepositReversed event);

    void virtualAccountCanceled(VirtualAccountCanceled event);

    void virtualAccountExpired(VirtualAccountExpired event);

    void refunded(Refunded event);

    void refundRejected(RefundRejected event);

    void declined(Declined event);

    void mismatched(Mismatched event);

    void contradicted(Contradicted event);
  }

  /**
   * Captured as requested.
   *
   * @param paymentKey the provider's key of the payment
   * @param method such as CARD, or the provider's own word; may be null
   * @param at when
   */
  record Approved(Order order, String paymentKey, @Nullable String method, Instant at, Actor actor)
      implements PaymentEvent {
    @Override
    public void accept(Visitor visitor) {
      visitor.approved(this);
    }
  }

  /**
   * An attempt that the database had lost was found at the provider and created again. Its outcome
   * follows in a separate event.
   */
  record Found(Order order, Actor actor) implements PaymentEvent {
    @Override
    public void accept(Visitor visitor) {
      visitor.found(this);
    }
  }

  /** A virtual account was issued; the deposit is outstanding. */
  record VirtualAccountIssued(Order order, Actor actor) implements PaymentEvent {
    @Override
    public void accept(Visitor visitor) {
      visitor.virtualAccountIssued(this);
    }
  }

  /** The bank reversed a deposit; the virtual account waits for a deposit again. */
  record DepositReversed(Order order, Actor actor) implements PaymentEvent {
    @Override
    public void accept(Visitor visitor) {
      visitor.depositReversed(this);
    }
  }

  /** The virtual account was closed before a deposit. */
  record VirtualAccountCanceled(Order order, Actor actor) implements PaymentEvent {
    @Override
    public void accept(Visitor visitor) {
      visitor.virtualAccountCanceled(this);
    }
  }

  /** The virtual account expired without a deposit. */
  record VirtualAccountExpired(Order order, Actor actor) implements PaymentEvent {
    @Override
    public void accept(Visitor visitor) {
      visitor.virtualAccountExpired(this);
    }
  }

  /**
   * Captured money was refunded.
   *
   * @param amount of this refund
   * @param full whether the captured money is now refunded in full
   * @param restock units per product to restock
   */
  record Refunded(
      Order order, Money amount, boolean full, Map<ProductId, Integer> restock, Actor actor)
      implements PaymentEvent {
    @Override
    public void accept(Visitor visitor) {
      visitor.refunded(this);
    }
  }

  /**
   * The provider rejected a refund; the money is still captured.
   *
   * @param code the provider's
   */
  record RefundRejected(Order order, String code, Actor actor) implements PaymentEvent {
    @Override
    public void accept(Visitor visitor) {
      visitor.refundRejected(this);
    }
  }

  /**
   * Declined for good.
   *
   * @param code the provider's
   */
  record Declined(Order order, String code, Actor actor) implements PaymentEvent {
    @Override
    public void accept(Visitor visitor) {
      visitor.declined(this);
    }
  }

  /**
   * The provider's payment differs from the attempt in order, key, amount or currency, or the
   * provider captured money for the order a second time.
   *
   * @param what the difference, for operators
   */
  record Mismatched(Order order, String what, Actor actor) implements PaymentEvent {
    @Override
    public void accept(Visitor visitor) {
      visitor.mismatched(this);
    }
  }

  /**
   * The provider's report of a captured payment needs a review: it contradicts itself, or a refund
   * did not reach the bank.
   *
   * @param what the contradiction, for operators
   */
  record Contradicted(Order order, String what, Actor actor) implements PaymentEvent {
    @Override
    public void accept(Visitor visitor) {
      visitor.contradicted(this);
    }
  }
}
