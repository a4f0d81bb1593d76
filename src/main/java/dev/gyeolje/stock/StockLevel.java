package dev.gyeolje.stock;

import dev.gyeolje.catalog.ProductId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** How many pieces of a product are on hand, and how many of them are held for orders. */
@Entity
@Table(name = "products")
class StockLevel {

  @Id private UUID id;
  private int stock;
  private int held;

  protected StockLevel() {}

  UUID id() {
    return id;
  }

  int available() {
    return stock - held;
  }

  void hold(int quantity) {
    held += quantity;
  }

  void release(int quantity) {
    held -= quantity;
  }

  /** So many pieces come, or go where negative. */
  void move(int quantity) {
    stock += quantity;
  }

  /**
   * So many pieces are there.
   *
   * @return how many more that is than was written down
   * @throws NotEnoughStockException if orders hold more
   */
  int recount(int onHand) {
    if (onHand < held) throw new NotEnoughStockException(new ProductId(id), onHand);
    int difference = onHand - stock;
    stock = onHand;
    return difference;
  }
}
