package dev.gyeolje.platform.web;

import dev.gyeolje.platform.log.Log;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.logging.Level;

/** Logs browser reports, at most {@value #LINES_A_MINUTE} lines a minute. */
@ApplicationScoped
class ContentReportLog {

  private static final Log LOG = Log.of(ContentReportLog.class);

  private static final int LINES_A_MINUTE = 10;

  @Inject Clock clock;

  private RateLimiter lines;

  @PostConstruct
  void begin() {
    lines = new RateLimiter(LINES_A_MINUTE, 1, clock);
  }

  void write(ContentReport report) {
    if (lines.secondsToWait("everybody") == 0)
      LOG.log(
          Level.WARNING,
          "a browser was kept from {0} by {1} on {2}",
          report.blocked(),
          report.directive(),
          report.page());
  }
}
