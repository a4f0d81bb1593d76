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
 * @param name short description of what was bought, in the language it was bought in
 * @param state name of the {@link OrderStatus}; its title is the text {@code order.state.<state>}
 * @param total what it costs
 * @param orderedAt in the shop's time zone
 * @param lines what was bought
 * @param timeline what happened so far, oldest first
 * @param receiptUrl Toss' receipt, or null
 * @param method how it was paid, such as CARD, or the provider's own word; null if it was not
 * @param charge what was taken for it and what of that went back, or null if nothing was taken
 * @param account where to transfer the money to, or null
 * @param reason key of the text that says why it failed, e.g. {@code
 *     payment.reason.REJECT_CARD_COMPANY}, or null
 * @param retryUrl where to try again, or null if there is nothing to try; pages link to {@code
 *     /orders/{id}/retry}, which knows whether that is still so
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
   * A virtual account that waits for the money.
   *
   * @param bank key of the text with the bank's name
   * @param number of the account
   * @param holder whose account it is called; may be empty
   * @param dueAt until when, in the shop's time zone, or null
   */
  public record Account(String bank, String number, String holder, @Nullable ZonedDateTime dueAt) {}

  /**
   * Money that was taken.
   *
   * @param amount all of it
   * @param at when, in the shop's time zone
   * @param refunds what went back of it or is about to, oldest first; rejected ones are left out
   */
  public record Charge(Money amount, ZonedDateTime at, List<Refund> refunds) {

    /** Nothing of it is left here. */
    public boolean returned() {
      return refunds.stream()
          .filter(Refund::done)
          .map(Refund::amount)
          .reduce(Money.ZERO, Money::plus)
          .equals(amount);
    }

    /** Some of it is on its way to a bank. */
    boolean transferring() {
      return refunds.stream().anyMatch(refund -> refund.state().equals("PENDING"));
    }

    /** Some of it is on its way back. */
    public boolean returning() {
      return refunds.stream().anyMatch(refund -> !refund.done());
    }
  }

  /**
   * Money that goes back.
   *
   * @param amount more than nothing
   * @param state REQUESTED, PENDING while it is on its way to a bank, FAILED if the bank did not
   *     take it, or DONE; its title is the text {@code order.refund.<state>}
   * @param at when it was refunded, or else asked for; in the shop's time zone
   */
  public record Refund(Money amount, String state, ZonedDateTime at) {

    boolean done() {
      return state.equals("DONE");
    }
  }

  /** Key of the text that says what the state means, also for money that came too late. */
  public String hint() {
    if (state.equals(OrderStatus.REFUNDED.name()) && charge != null && charge.transferring())
      return "order.state.REFUNDED.pending";
    if (cancellationRequested()) return "order.state." + state + ".closing";
    if (!closedUnpaid() || charge == null) return "order.state." + state + ".hint";
    if (charge.returned()) return "order.late.refunded";
    return charge.returning() ? "order.late.refunding" : "order.late.closed";
  }

  /** Key of the text for {@link #method}, or null if it is none we know. */
  public @Nullable String methodText() {
    var text = "order.method." + method;
    return Messages.has(text) ? text : null;
  }

  /** It waits for no deposit any more, and for the bank to say so. */
  public boolean cancellationRequested() {
    return state.equals(OrderStatus.WAITING_FOR_DEPOSIT.name()) && account == null;
  }

  /** Ended without the money; money may have come since then. */
  public boolean closedUnpaid() {
    return OrderStatus.valueOf(state).closedUnpaid();
  }

  /** We have asked Toss and do not know yet; the page must look again. */
  public boolean checking() {
    return state.equals("CONFIRMING");
  }
}
