package dev.gyeolje.stock;

import dev.gyeolje.account.Actor;
import dev.gyeolje.platform.persistence.UuidConverter;
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

/** One change of the units on hand, and why. Never changed, never removed. */
@Entity
@Table(name = "stock_movements")
class StockMovement {

  enum Kind {
    /** The product was brought; written by the database itself. */
    OPENING,
    /** Gone with a paid order. */
    SOLD,
    /** Back from an order. */
    RETURNED,
    /** An operator counted. */
    COUNTED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "product_id")
  private UUID productId;

  private int quantity;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Column(name = "order_id")
  @Convert(converter = UuidConverter.class)
  private @Nullable UUID orderId;

  private String actor;

  @Column(name = "operator_id")
  @Convert(converter = UuidConverter.class)
  private @Nullable UUID operatorId;

  private String reason;
  private Instant at;

  protected StockMovement() {}

  private StockMovement(
      Kind kind,
      UUID product,
      int quantity,
      @Nullable UUID order,
      Actor actor,
      String reason,
      Instant at) {
    this.kind = kind;
    this.productId = product;
    this.quantity = quantity;
    this.orderId = order;
    this.actor = actor.name();
    this.operatorId = actor.operatorId();
    this.reason = reason;
    this.at = at;
  }

  /**
   * Units that come back from an order.
   *
   * @param quantity at least 1
   */
  static StockMovement returned(UUID order, UUID product, int quantity, Instant at) {
    return new StockMovement(Kind.RETURNED, product, quantity, order, Actor.STOCK, "", at);
  }

  /** What a count found to be more, or fewer, than was written down. */
  static StockMovement counted(
      UUID product, int difference, Actor actor, String reason, Instant at) {
    return new StockMovement(Kind.COUNTED, product, difference, null, actor, reason, at);
  }
}
