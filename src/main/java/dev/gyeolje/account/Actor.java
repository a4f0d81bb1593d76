package dev.gyeolje.account;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who caused a change, for its audit row.
 *
 * @param role what the actor is
 * @param operator the operator's account with the role OPERATOR, else null
 */
public record Actor(Role role, @Nullable AccountId operator) {

  /** What an actor is. */
  public enum Role {
    /** The customer, on the shop's pages. */
    CUSTOMER,
    /** The return from the payment widget. */
    CALLBACK,
    /** The payment provider, by itself. */
    WEBHOOK,
    /** The job that retrieves payments whose outcome is unknown. */
    RECONCILER,
    /** A period that ended. */
    CLOCK,
    /** The subscriber that keeps the stock. */
    STOCK,
    /** The rule that refunds a payment which came when its goods were gone. */
    LATE_PAYMENT,
    /** A user of the payment provider's own console. */
    PROVIDER,
    /** A person at the shop's desk. */
    OPERATOR
  }

  // the actors that are no person at the desk
  public static final Actor CUSTOMER = new Actor(Role.CUSTOMER, null);
  public static final Actor CALLBACK = new Actor(Role.CALLBACK, null);
  public static final Actor WEBHOOK = new Actor(Role.WEBHOOK, null);
  public static final Actor RECONCILER = new Actor(Role.RECONCILER, null);
  public static final Actor CLOCK = new Actor(Role.CLOCK, null);
  public static final Actor STOCK = new Actor(Role.STOCK, null);
  public static final Actor LATE_PAYMENT = new Actor(Role.LATE_PAYMENT, null);
  public static final Actor PROVIDER = new Actor(Role.PROVIDER, null);

  public Actor {
    if ((role == Role.OPERATOR) != (operator != null))
      throw new IllegalArgumentException("an operator, and no other role, has an account: " + role);
  }

  /** An operator, by account. */
  public static Actor operator(AccountId operator) {
    return new Actor(Role.OPERATOR, operator);
  }

  /**
   * The actor of two columns.
   *
   * @param operatorId of the operator, or null
   * @throws IllegalArgumentException if they name no actor
   */
  public static Actor of(String name, @Nullable UUID operatorId) {
    return new Actor(
        Role.valueOf(name.toUpperCase(Locale.ROOT)),
        operatorId == null ? null : new AccountId(operatorId));
  }

  /** The role as a column has it. */
  public String name() {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** The operator as a column has it, or null. */
  public @Nullable UUID operatorId() {
    return operator == null ? null : operator.value();
  }
}
