package dev.gyeolje.account;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The actor that caused a change, as the audit row stores it.
 *
 * @param role the actor's role
 * @param operator the operator's account if the role is OPERATOR, else null
 */
public record Actor(Role role, @Nullable AccountId operator) {

  /** Roles of actors. */
  public enum Role {
    /** The customer, on the shop's pages. */
    CUSTOMER,
    /** The return from the payment widget. */
    CALLBACK,
    /** The payment provider, through a webhook. */
    WEBHOOK,
    /** The job that retrieves payments whose outcome is unknown. */
    RECONCILER,
    /** A deadline that passed. */
    CLOCK,
    /** The subscriber that commits stock. */
    STOCK,
    /** The rule that refunds a late payment whose units are sold. */
    LATE_PAYMENT,
    /** A user of the payment provider's own console. */
    PROVIDER,
    /** An operator of the shop. */
    OPERATOR
  }

  // the actors without an operator's account
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
      throw new IllegalArgumentException("only an operator has an account id: " + role);
  }

  /** Creates the actor for an operator's account. */
  public static Actor operator(AccountId operator) {
    return new Actor(Role.OPERATOR, operator);
  }

  /**
   * Creates the actor that two columns store.
   *
   * @param operatorId the operator's account, or null
   * @throws IllegalArgumentException if the columns describe no valid actor
   */
  public static Actor of(String name, @Nullable UUID operatorId) {
    return new Actor(
        Role.valueOf(name.toUpperCase(Locale.ROOT)),
        operatorId == null ? null : new AccountId(operatorId));
  }

  /** The role, as the column stores it. */
  public String name() {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** The operator's account, as the column stores it, or null. */
  public @Nullable UUID operatorId() {
    return operator == null ? null : operator.value();
  }
}
