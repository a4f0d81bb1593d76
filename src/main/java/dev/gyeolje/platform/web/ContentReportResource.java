package dev.gyeolje.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Receives browser reports of content policy violations: a host that the policy lacks, so that a
 * payment cannot continue, or a foreign script on a page.
 */
@ApplicationScoped
@Path(ContentReportResource.PATH)
@CsrfExempt
public class ContentReportResource {

  static final String PATH = "/api/content-reports";

  @Inject ContentReportLog log;

  /** Always 204: browsers ignore the answer. */
  @POST
  @Consumes({"application/csp-report", "application/reports+json", "application/json"})
  public void report(@Nullable String body) {
    ContentReport.of(body).forEach(log::write);
  }
}
