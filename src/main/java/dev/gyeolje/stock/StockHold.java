package dev.gyeolje.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/**
 * Units of one product that are held for one order.
 *
 * <p>A hold is created {@code HELD} in the transaction that creates the order, if enough units are
 * available. The message that the order is paid moves it to {@code COMMITTED}: the units leave the
 * stock. When the order ends unpaid, the same transaction moves it to {@code RELEASED}. A late
 * payment reacquires the units if they are still available. A refund with returned goods adds units
 * to the stock and leaves the hold unchanged.
 *
 * <p>After a crash, the hold has the state of the last commit, because each move is part of the
 * transaction that causes it. A message that is delivered twice finds the hold moved already.
 */
@Entity
@Table(name = "stock_holds")
@IdClass(StockHold.Key.class)
class StockHold {

  enum State {
    /** Held for the order; counted in the product's held units. */
    HELD,
    /** Sold and gone from the stock. */
    COMMITTED,
    /** Available to other orders again. */
    RELEASED
  }

  /** Primary key: order and product. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;
    UUID orderId;
    UUID productId;

    public Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key k && orderId.equals(k.orderId) && productId.equals(k.productId);
    }

    @Override
    public int hashCode() {
      return orderId.hashCode() ^ productId.hashCode();
    }
  }

  @Id
  @Column(name = "order_id")
  private UUID orderId;

  @Id
  @Column(name = "product_id")
  private UUID productId;

  private int quantity;

  @Enumerated(EnumType.STRING)
  private State state;

  protected StockHold() {}

  UUID productId() {
    return productId;
  }

  int quantity() {
    return quantity;
  }
}
