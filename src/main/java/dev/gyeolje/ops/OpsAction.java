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

/** What an operator did, why, and what came of it. Never changed, never removed. */
@Entity
@Table(name = "ops_actions")
public class OpsAction {

  /** What operators can do. */
  public enum Kind {
    /** Deliver a dead letter again. */
    REPLAY,
    /** Call a dead letter seen to. */
    RESOLVE,
    /** Say what becomes of an order in review. */
    DECIDE,
    /** Give money of an order back. */
    REFUND,
    /** Withdraw a refund of which nothing came. */
    WITHDRAW,
    /** Ask the provider about a payment now. */
    CHECK,
    /** Publish a message now: one that waits, or again one that took no effect. */
    SEND,
    /** Set up what messages need at the broker. */
    SET_UP,
    /** Set the units on hand to what was counted. */
    RECOUNT,
    /** See the account numbers of an order in full. */
    REVEAL,
    /** Read an order, and with it who ordered it; once a day. */
    READ,
    /** Add a product. */
    ADD_PRODUCT,
    /** Change what is said of a product, its price, or who sees it. */
    EDIT_PRODUCT
  }

  /** What came of it. */
  public enum Outcome {
    /** It is done. */
    DONE,
    /** It had been done before; nothing changed. */
    REPEAT,
    /** It cannot be done; nothing changed. */
    REJECTED,
    /** Something was in the way; nothing changed, and it may work later. */
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
   * @param subject id of what it was done to
   * @param order the order it was about, or null
   * @param detail what was changed, or why nothing was
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
