package dev.gyeolje.ops;

import dev.gyeolje.platform.metrics.Gauge;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Counts unpaid orders that are still open an hour after their deadline and hold their units. */
@ApplicationScoped
class OverdueMetrics implements Measured {

  @Inject UnresolvedPaymentRepository money;

  @Override
  public void declare(Metrics metrics) {
    metrics.stored(
        "overdue_orders",
        Duration.ofSeconds(15),
        () ->
            List.of(
                Gauge.of(
                    "gyeolje_orders_overdue",
                    "Unpaid orders that are open an hour after their time to pay was over",
                    money.unresolved().overdue())));
  }
}
