package dev.gyeolje.platform.web;

import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.metrics.Counter;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.logging.Level;

/** Requests that ended in an error nobody caught: counted, and logged under the request's name. */
@ApplicationScoped
class FailedRequests implements Measured {

  private static final Log LOG = Log.of(FailedRequests.class);

  private Counter failed;

  @Override
  public void declare(Metrics metrics) {
    failed =
        metrics
            .counter("gyeolje_requests_failed", "Requests that ended in an error nobody caught")
            .expecting();
  }

  /**
   * @param path without the query, which may hold a key
   */
  void note(String method, String path, Throwable error) {
    failed.add();
    LOG.log(Level.SEVERE, "{0} {1} failed", error, method, path);
  }
}
