package dev.gyeolje.platform.web;

import dev.gyeolje.platform.log.Log;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.logging.Level;

/**
 * Logs what browsers report that the content policy stopped: a host that it lacks, so that a
 * payment cannot go on, or a foreign script on a page. At most {@value #LINES_A_MINUTE} lines a
 * minute.
 */
@ApplicationScoped
@Path(ContentReportResource.PATH)
public class ContentReportResource {

  static final String PATH = "/api/content-reports";

  private static final Log LOG = Log.of(ContentReportResource.class);

  private static final int LINES_A_MINUTE = 10;

  @Inject Clock clock;

  private RateLimiter lines;

  @PostConstruct
  void begin() {
    lines = new RateLimiter(LINES_A_MINUTE, 1, clock);
  }

  /** Always 204: browsers ignore the answer. */
  @POST
  @Consumes({"application/csp-report", "application/reports+json", "application/json"})
  public void report(String body) {
    for (var report : ContentReport.of(body))
      if (lines.secondsToWait("everybody") == 0)
        LOG.log(
            Level.WARNING,
            "a browser was kept from {0} by {1} on {2}",
            report.blocked(),
            report.directive(),
            report.page());
  }
}
