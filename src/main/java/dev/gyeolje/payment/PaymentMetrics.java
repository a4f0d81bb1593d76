package dev.gyeolje.payment;

import dev.gyeolje.platform.metrics.Counter;
import dev.gyeolje.platform.metrics.Gauge;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Reports attempts and refunds whose outcome is unknown, and refunds on their way to a bank. */
@ApplicationScoped
class PaymentMetrics implements Measured {

  private static final Duration KEEP = Duration.ofSeconds(5);

  @Inject PaymentRepository payments;
  @Inject RefundRepository refunds;

  private Counter failedTransfers;

  @Override
  public void declare(Metrics metrics) {
    failedTransfers =
        metrics.counter(
            "gyeolje_refund_transfers_failed", "Refunds to a bank account whose transfer failed");
    failedTransfers.expecting();
    metrics.stored(
        "refund transfers",
        KEEP,
        () ->
            Gauge.of(
                "gyeolje_refund_transfers_pending",
                "Payments with a refund on its way to a bank",
                payments.transfers()));
    metrics.stored(
        "payments",
        KEEP,
        () ->
            Gauge.of(
                "gyeolje_payments_unknown",
                "Payments whose outcome is unknown",
                payments.countUnknown()));
    metrics.stored(
        "refunds",
        KEEP,
        () ->
            Gauge.of(
                "gyeolje_refunds_unknown",
                "Refunds that are requested and not completed",
                refunds.countUnknown()));
  }

  void transferFailed() {
    failedTransfers.add();
  }
}
