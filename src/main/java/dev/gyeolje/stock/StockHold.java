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
 * Units of one product that are kept for one order.
 *
 * <p>It is created {@code HELD} with the order, and only where so many units are neither sold nor
 * held. The message that the order is paid makes it {@code COMMITTED}: the units leave the stock.
 * An order that ends unpaid makes it {@code RELEASED} in the same transaction. Money that comes
 * late holds the units again if they are still there, and a refund with returned goods puts units
 * back on the shelf without touching the hold.
 *
 * <p>A crash leaves it as the last commit of its order did: each move is part of the transaction
 * that gives the reason for it, and a message that is delivered twice finds it moved already.
 */
@Entity
@Table(name = "stock_holds")
@IdClass(StockHold.Key.class)
class StockHold {

  enum State {
    /** Kept for the order; counted in the product's held units. */
    HELD,
    /** Sold and gone from the stock. */
    COMMITTED,
    /** Free for others again. */
    RELEASED
  }

  /** Order and product together. */
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

  StockHold(UUID orderId, UUID productId, int quantity) {
    this.orderId = orderId;
    this.productId = productId;
    this.quantity = quantity;
    this.state = State.HELD;
  }

  UUID productId() {
    return productId;
  }

  int quantity() {
    return quantity;
  }

  void become(State next) {
    state = next;
  }
}
