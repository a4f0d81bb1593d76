package dev.gyeolje.platform.web;

import dev.gyeolje.platform.metrics.Counter;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts requests above a rate limit. */
@ApplicationScoped
class RateLimitMetrics implements Measured {

  private Counter rejected;

  @Override
  public void declare(Metrics metrics) {
    rejected =
        metrics.counter(
            "gyeolje_requests_rate_limited",
            "Requests answered 429 because one person or address made too many",
            "limit");
    for (var kind : RateLimitSettings.Kind.values()) rejected.expecting(kind.label());
  }

  void count(RateLimitSettings.Kind kind) {
    rejected.add(kind.label());
  }
}
