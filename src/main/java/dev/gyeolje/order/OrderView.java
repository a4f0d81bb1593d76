package dev.gyeolje.order;

import dev.gyeolje.platform.money.Money;
import java.time.ZonedDateTime;
import java.util.List;

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
 * @param method how it was paid, in Toss' words, or null
 * @param account where to transfer the money to, or null
 * @param reason key of the text that says why it failed, e.g. {@code
 *     payment.reason.REJECT_CARD_COMPANY}, or null
 * @param retryUrl where to try again, or null if there is nothing to try
 */
public record OrderView(
    String id,
    String name,
    String state,
    Money total,
    ZonedDateTime orderedAt,
    List<Line> lines,
    List<Event> timeline,
    String receiptUrl,
    String method,
    Account account,
    String reason,
    String retryUrl) {

  /**
   * One product of the order.
   *
   * @param product id of the product
   * @param name of the product when it was bought
   * @param picture path on this origin
   * @param price of one piece when it was bought
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
  public record Account(String bank, String number, String holder, ZonedDateTime dueAt) {}

  /** Money was taken and not all of it given back. */
  public boolean paid() {
    return state.equals("PAID") || state.equals("PARTIALLY_REFUNDED");
  }

  /** We have asked Toss and do not know yet; the page must look again. */
  public boolean checking() {
    return state.equals("CONFIRMING");
  }
}
