package dev.gyeolje.ops;

import dev.gyeolje.platform.persistence.UuidConverter;
import dev.gyeolje.platform.text.TextSanitizer;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An operator's action with its reason and outcome. Never changed or deleted. */
@Entity
@Table(name = "ops_actions")
public class OpsAction {

  /** Kinds of actions. */
  public enum Kind {
    /** Deliver a dead letter again. */
    REPLAY,
    /** Mark a dead letter as resolved without a replay. */
    RESOLVE,
    /** Move an order out of review. */
    DECIDE,
    /** Refund an order, in full or in part. */
    REFUND,
    /** Withdraw a refund that was not executed. */
    WITHDRAW,
    /** Check a payment at the provider now. */
    CHECK,
    /** Publish a message now: an unpublished one, or again one that took no effect. */
    SEND,
    /** Create or correct the topics and subscriptions at the broker. */
    SET_UP,
    /** Set the units on hand to the counted number. */
    RECOUNT,
    /** Show the account numbers of an order in full. */
    REVEAL,
    /** Read an order with its customer's data; recorded once a day. */
    READ,
    /** Add a product. */
    ADD_PRODUCT,
    /** Change the details, the price or the visibility of a product. */
    EDIT_PRODUCT
  }

  /** Outcome of an action. */
  public enum Outcome {
    /** Executed. */
    DONE,
    /** It had already been executed, or nothing was left to do; nothing changed. */
    REPEAT,
    /** It cannot be executed; nothing changed. */
    REJECTED,
    /** An error prevented it; nothing changed, and a later try may succeed. */
    FAILED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "idempotency_key")
  private UUID idempotencyKey;

  private Instant at;
  private UUID operator;

  @Enumerated(EnumType.STRING)
  private Kind action;

  private String subject;

  @Convert(converter = UuidConverter.class)
  @Column(name = "order_id")
  private @Nullable UUID orderId;

  private String reason;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  private String detail;

  protected OpsAction() {}

  /**
   * @param subject id of the object of the action
   * @param order the order concerned, or null
   * @param detail the change, or why nothing changed
   */
  public OpsAction(
      OperatorCommand command,
      Kind action,
      String subject,
      @Nullable UUID order,
      Outcome outcome,
      String detail,
      Instant now) {
    this.idempotencyKey = command.idempotencyKey();
    this.at = now;
    this.operator = command.operator().value();
    this.action = action;
    this.subject = subject;
    this.orderId = order;
    this.reason = command.reason();
    this.outcome = outcome;
    this.detail = TextSanitizer.shortened(detail, 1_000);
  }

  /** Whether this action carried out {@code command}, by the same operator for the same reason. */
  boolean isFor(OperatorCommand command, Kind kind, String what, String expected) {
    return action == kind
        && subject.equals(what)
        && operator.equals(command.operator().value())
        && reason.equals(command.reason())
        && detail.equals(expected);
  }
}
