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

/**
 * Audit row of an operator's action, with its reason and outcome. Rows are never changed or
 * deleted.
 */
@Entity
@Table(name = "ops_actions")
public class OpsAction {

  /** Kinds of actions. */
  public enum Kind {
    /** Deliver a dead letter again. */
    REPLAY,
    /** Resolve a dead letter without a replay. */
    RESOLVE,
    /** Decide about an order in review. */
    DECIDE,
    /** Refund an order. */
    REFUND,
    /** Withdraw a refund that was not executed. */
    WITHDRAW,
    /** Check a payment with the provider now. */
    CHECK,
    /** Publish a message now: an unpublished one, or one that took no effect. */
    SEND,
    /** Set up topics and subscriptions at the broker. */
    SET_UP,
    /** Set the units on hand to a count. */
    RECOUNT,
    /** Show the account numbers of an order in full. */
    REVEAL,
    /** Read an order and its customer's data; recorded once a day. */
    READ,
    /** Add a product. */
    ADD_PRODUCT,
    /** Change a product's texts, price or visibility. */
    EDIT_PRODUCT
  }

  /** Outcomes of actions. */
  public enum Outcome {
    /** Done. */
    DONE,
    /** Already done before; nothing changed. */
    REPEAT,
    /** Rejected; nothing changed. */
    REJECTED,
    /** Failed temporarily; nothing changed, and a later attempt may succeed. */
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
   * @param subject id of the object
   * @param order the order, or null
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
