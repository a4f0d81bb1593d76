package dev.gyeolje.order;

import dev.gyeolje.platform.config.SiteSettings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Audit row of one move of an order, with the actor. A trigger of {@code orders} writes it. */
@Entity
@Table(name = "order_events")
class OrderEvent {

  @Id private Long id;

  @Column(name = "order_id")
  private UUID orderId;

  private Instant at;

  @Enumerated(EnumType.STRING)
  @Column(name = "to_status")
  private OrderStatus to;

  protected OrderEvent() {}

  OrderView.Event view() {
    return new OrderView.Event(to.name(), at.atZone(SiteSettings.ZONE));
  }
}
