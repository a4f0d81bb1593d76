package dev.gyeolje.order;

import dev.gyeolje.platform.config.SiteSettings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One audit row: a move of an order, and who made it. */
@Entity
@Table(name = "order_events")
class OrderEvent {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "order_id")
  private UUID orderId;

  private Instant at;

  @Enumerated(EnumType.STRING)
  @Column(name = "from_status")
  private OrderStatus from;

  @Enumerated(EnumType.STRING)
  @Column(name = "to_status")
  private OrderStatus to;

  private String actor;
  private String detail;

  protected OrderEvent() {}

  OrderEvent(
      UUID orderId, Instant at, OrderStatus from, OrderStatus to, String actor, String detail) {
    this.orderId = orderId;
    this.at = at;
    this.from = from;
    this.to = to;
    this.actor = actor;
    this.detail = detail;
  }

  OrderView.Event view() {
    return new OrderView.Event(to.name(), at.atZone(SiteSettings.ZONE));
  }
}
