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
 * What Prometheus asks for. Like all of {@code /internal}, it is kept from strangers by the proxy
 * in front; it tells figures and no names.
 */
@ApplicationScoped
@Path("internal/metrics")
@Produces(MetricsResource.TYPE)
public class MetricsResource {

  static final String TYPE = "text/plain;version=0.0.4;charset=utf-8";

  @Inject Metrics metrics;

  /** All metrics of this node, and what the database knows. */
  @GET
  public Response metrics() throws IOException {
    var text = new ByteArrayOutputStream();
    metrics.write(text);
    return Response.ok(text.toByteArray(), TYPE).build();
  }
}
