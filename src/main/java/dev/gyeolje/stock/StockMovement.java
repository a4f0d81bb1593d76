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

/** Records one change of the units on hand and its reason. Rows are never changed or deleted. */
@Entity
@Table(name = "stock_movements")
class StockMovement {

  enum Kind {
    /** Initial stock of a new product; written by a database trigger. */
    OPENING,
    /** Sold with a paid order. */
    SOLD,
    /** Returned from an order. */
    RETURNED,
    /** Corrected by an operator's count. */
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
   * Creates the movement of units that are returned from an order.
   *
   * @param quantity at least 1
   */
  static StockMovement returned(UUID order, UUID product, int quantity, Instant at) {
    return new StockMovement(Kind.RETURNED, product, quantity, order, Actor.STOCK, "", at);
  }

  /** Creates the movement of an operator's count; {@code difference} may be negative. */
  static StockMovement counted(
      UUID product, int difference, Actor actor, String reason, Instant at) {
    return new StockMovement(Kind.COUNTED, product, difference, null, actor, reason, at);
  }
}
