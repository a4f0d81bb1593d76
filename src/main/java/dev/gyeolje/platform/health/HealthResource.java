package dev.gyeolje.platform.health;

import dev.gyeolje.platform.health.HealthCheck.State;
import dev.gyeolje.platform.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Reports whether this node is alive, and whether it should receive customers' requests. */
@ApplicationScoped
@Path("internal")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

  @Inject Draining draining;
  @Inject Readiness readiness;

  /** Answers 200 as long as the node answers at all, also while it drains. */
  @GET
  @Path("live")
  public Response live() {
    return response(200, status("UP"));
  }

  /**
   * Answers 200 if the node can serve customers, otherwise 503. Does not query Toss: the shop can
   * sell without it. Separate fields show what an operator must investigate, which does not change
   * the 200.
   */
  @GET
  @Path("ready")
  public Response ready() {
    if (draining.begun()) return response(503, status("DRAINING"));
    var states = readiness.states();
    boolean up = !states.containsValue(State.DOWN);
    var body = status(up ? "UP" : "DOWN");
    states.forEach((name, state) -> body.add(name, state.name()));
    return response(up ? 200 : 503, body);
  }

  private static JsonObjectBuilder status(String status) {
    return JsonText.newObject().add("status", status);
  }

  private static Response response(int status, JsonObjectBuilder body) {
    return Response.status(status).entity(body.build().toString()).build();
  }
}
