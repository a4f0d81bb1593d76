package dev.gyeolje.order;

import dev.gyeolje.platform.metrics.Gauge;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How many orders are in which state. */
@ApplicationScoped
class OrderMetrics implements Measured {

  /** Counting reads every order there ever was. */
  private static final Duration KEEP = Duration.ofSeconds(30);

  @Inject OrderRepository orders;

  @Override
  public void declare(Metrics metrics) {
    metrics.stored("orders", KEEP, this::read);
  }

  private List<Gauge> read() {
    var counts = orders.countByStatus();
    return Stream.of(OrderStatus.values())
        .map(Enum::name)
        .map(
            status ->
                new Gauge(
                    "gyeolje_orders",
                    "Orders by state",
                    "status",
                    status,
                    counts.getOrDefault(status, 0L)))
        .toList();
  }
}
