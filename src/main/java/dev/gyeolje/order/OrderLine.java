package dev.gyeolje.order;

import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.platform.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** One product of an order, with its name and price at the time of the order. */
@Entity
@Table(name = "order_items")
public class OrderLine {

  @Id private UUID id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "order_id")
  private Order order;

  @Column(name = "product_id")
  private UUID productId;

  private String name;
  private String picture;
  private Money price;
  private int quantity;

  @Column(name = "needs_delivery")
  private boolean needsDelivery;

  protected OrderLine() {}

  /**
   * @param price of one unit
   * @param quantity at least 1
   * @param needsDelivery whether it is delivered
   */
  public OrderLine(
      ProductId product,
      String name,
      String picture,
      Money price,
      int quantity,
      boolean needsDelivery) {
    this.id = UUID.randomUUID();
    this.productId = product.value();
    this.name = name;
    this.picture = picture;
    this.price = price;
    this.quantity = quantity;
    this.needsDelivery = needsDelivery;
  }

  void belongTo(Order owner) {
    order = owner;
  }

  ProductId product() {
    return new ProductId(productId);
  }

  String name() {
    return name;
  }

  int quantity() {
    return quantity;
  }

  boolean needsDelivery() {
    return needsDelivery;
  }

  Money amount() {
    return price.times(quantity);
  }

  OrderView.Line view() {
    return new OrderView.Line(productId.toString(), name, picture, price, quantity, amount());
  }
}
