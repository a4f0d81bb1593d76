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

/** Whether this node is alive, and whether it should be sent customers. */
@ApplicationScoped
@Path("internal")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

  @Inject Draining draining;
  @Inject Readiness readiness;

  /** 200 as long as requests are answered at all, also while draining. */
  @GET
  @Path("live")
  public Response live() {
    return response(200, status("UP"));
  }

  /**
   * 200 if customers can be served, else 503. Toss is not asked: the shop can sell without it. A
   * field of its own says what an operator must look at, which changes nothing about the 200.
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
