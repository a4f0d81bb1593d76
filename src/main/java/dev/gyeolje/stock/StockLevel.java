package dev.gyeolje.stock;

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

  void restock(int quantity) {
    stock += quantity;
  }

  void takeBack(int quantity) {
    stock += quantity;
    held += quantity;
  }

  void take(int quantity) {
    held -= quantity;
    stock -= quantity;
  }
}
