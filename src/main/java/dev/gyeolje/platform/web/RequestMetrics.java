package dev.gyeolje.platform.web;

import dev.gyeolje.platform.metrics.Counter;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;

/** Requests that did not end well. */
@ApplicationScoped
class RequestMetrics implements Measured {

  private Counter failed;

  @Override
  public void declare(Metrics metrics) {
    failed =
        metrics
            .counter("gyeolje_requests_failed", "Requests that ended in an error nobody caught")
            .expecting();
  }

  void failed() {
    failed.add();
  }
}
