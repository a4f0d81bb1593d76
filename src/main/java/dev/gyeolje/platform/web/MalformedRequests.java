package dev.gyeolje.platform.web;

import dev.gyeolje.platform.metrics.Counter;
import dev.gyeolje.platform.metrics.Measured;
import dev.gyeolje.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Counts requests that were rejected unread, by the malformed part. */
@ApplicationScoped
class MalformedRequests implements Measured {

  /** The malformed part of a request. */
  enum Part {
    ADDRESS,
    HEADER;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private Counter rejected;

  @Override
  public void declare(Metrics metrics) {
    rejected =
        metrics.counter(
            "gyeolje_requests_malformed",
            "Requests answered 400 because their address or a header is ambiguous",
            "part");
    for (var part : Part.values()) rejected.expecting(part.label());
  }

  void count(Part part) {
    rejected.add(part.label());
  }
}
