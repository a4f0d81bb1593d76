package dev.gyeolje.stock;

import dev.gyeolje.platform.metrics.Gauge;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Reports the units that are held for unpaid orders. */
@ApplicationScoped
class StockMetrics implements Measured {

  private static final Duration KEEP = Duration.ofSeconds(5);

  @Inject StockRepository stock;

  @Override
  public void declare(Metrics metrics) {
    metrics.stored(
        "stock",
        KEEP,
        () ->
            List.of(
                Gauge.of(
                    "gyeolje_stock_reserved_units",
                    "Units held for orders and not yet committed",
                    stock.reservedUnits())));
  }
}
