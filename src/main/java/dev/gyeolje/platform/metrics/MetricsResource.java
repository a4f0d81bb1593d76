package dev.gyeolje.platform.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Serves the metrics to Prometheus. As with all of {@code /internal}, the proxy keeps outsiders
 * away; the metrics contain numbers and no names.
 */
@ApplicationScoped
@Path("internal/metrics")
@Produces(MetricsResource.TYPE)
public class MetricsResource {

  static final String TYPE = "text/plain;version=0.0.4;charset=utf-8";

  @Inject Metrics metrics;

  /** All metrics of this node, and those from the database. */
  @GET
  public Response metrics() throws IOException {
    var text = new ByteArrayOutputStream();
    metrics.write(text);
    return Response.ok(text.toByteArray(), TYPE).build();
  }
}
