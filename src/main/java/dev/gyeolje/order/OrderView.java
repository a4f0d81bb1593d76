package dev.gyeolje.order;

import dev.gyeolje.platform.money.Money;
import dev.gyeolje.platform.text.Messages;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as its owner sees it.
 *
 * @param id the order's id
 * @param name short description of the purchase, in the language of the order
 * @param state name of the {@link OrderStatus}; its title is the text {@code order.state.<state>}
 * @param total total price
 * @param orderedAt in the shop's time zone
 * @param lines the products
 * @param timeline status changes, oldest first
 * @param receiptUrl Toss' receipt, or null
 * @param method payment method, such as CARD, or the provider's own word; null if unpaid
 * @param charge captured amount and its refunds, or null if nothing was captured
 * @param account virtual account for an outstanding deposit, or null
 * @param reason key of the text that says why it failed, e.g. {@code
 *     payment.reason.REJECT_CARD_COMPANY}, or null
 * @param retryUrl where to order again, or null if that is not offered; pages link to {@code
 *     /orders/{id}/retry}, which checks again
 */
public record OrderView(
    String id,
    String name,
    String state,
    Money total,
    ZonedDateTime orderedAt,
    List<Line> lines,
    List<Event> timeline,
    @Nullable String receiptUrl,
    @Nullable String method,
    @Nullable Charge charge,
    @Nullable Account account,
    @Nullable String reason,
    @Nullable String retryUrl) {

  /**
   * One product of the order.
   *
   * @param product id of the product
   * @param name of the product when it was bought
   * @param picture path on this origin
   * @param price of one unit when it was bought
   * @param quantity at least 1
   * @param amount price times quantity
   */
  public record Line(
      String product, String name, String picture, Money price, int quantity, Money amount) {}

  /**
   * One entry of the timeline.
   *
   * @param state name of the {@link OrderStatus} the order went to
   * @param at in the shop's time zone
   */
  public record Event(String state, ZonedDateTime at) {}

  /**
   * A virtual account with an outstanding deposit.
   *
   * @param bank key of the text with the bank's name
   * @param number of the account
   * @param holder name of the account holder; may be empty
   * @param dueAt deadline, in the shop's time zone, or null
   */
  public record Account(String bank, String number, String holder, @Nullable ZonedDateTime dueAt) {}

  /**
   * A captured payment.
   *
   * @param amount captured amount
   * @param at time of capture, in the shop's time zone
   * @param refunds completed and open refunds, oldest first, without rejected ones
   */
  public record Charge(Money amount, ZonedDateTime at, List<Refund> refunds) {

    /** Whether the whole amount was refunded. */
    public boolean returned() {
      return refunds.stream()
          .filter(Refund::done)
          .map(Refund::amount)
          .reduce(Money.ZERO, Money::plus)
          .equals(amount);
    }

    /** Whether a refund is being transferred to a bank account. */
    boolean transferring() {
      return refunds.stream().anyMatch(refund -> refund.state().equals("PENDING"));
    }

    /** Whether a refund is not completed. */
    public boolean returning() {
      return refunds.stream().anyMatch(refund -> !refund.done());
    }
  }

  /**
   * A refund.
   *
   * @param amount positive amount
   * @param state REQUESTED, PENDING during a bank transfer, FAILED if the bank rejected the
   *     transfer, or DONE; its title is the text {@code order.refund.<state>}
   * @param at time of the refund, or else of its request, in the shop's time zone
   */
  public record Refund(Money amount, String state, ZonedDateTime at) {

    boolean done() {
      return state.equals("DONE");
    }
  }

  /** Key of the text that explains the state, also for a late payment. */
  public String hint() {
    if (state.equals(OrderStatus.REFUNDED.name()) && charge != null && charge.transferring())
      return "order.state.REFUNDED.pending";
    if (cancellationRequested()) return "order.state." + state + ".closing";
    if (!closedUnpaid() || charge == null) return "order.state." + state + ".hint";
    if (charge.returned()) return "order.late.refunded";
    return charge.returning() ? "order.late.refunding" : "order.late.closed";
  }

  /** Key of the text for {@link #method}, or null for an unknown method. */
  public @Nullable String methodText() {
    var text = "order.method." + method;
    return Messages.has(text) ? text : null;
  }

  /** Whether the virtual account is being closed and the bank has not confirmed it yet. */
  public boolean cancellationRequested() {
    return state.equals(OrderStatus.WAITING_FOR_DEPOSIT.name()) && account == null;
  }

  /** Whether it ended unpaid; a late payment may have arrived since. */
  public boolean closedUnpaid() {
    return OrderStatus.valueOf(state).closedUnpaid();
  }

  /** Whether the outcome at Toss is still unknown, so that the page must reload. */
  public boolean checking() {
    return state.equals("CONFIRMING");
  }
}
