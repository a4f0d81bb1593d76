package dev.gyeolje.messaging.pubsub;

import dev.gyeolje.platform.web.OperatorsOnly;
import dev.gyeolje.platform.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Lets an operator set topics and subscriptions up again. */
@ApplicationScoped
@Path("api/pubsub/setup")
@OperatorsOnly
public class PubSubSetupResource {

  @Inject SubscriptionSetup setup;

  /** Answers 204 if the set-up succeeded, or 503 with the reason. */
  @POST
  public Response setUp() {
    return setup
        .attempt()
        .map(
            why ->
                new Problem(
                    503, "NOT_SET_UP", "Topics or subscriptions are missing or differ: " + why))
        .map(Problem::response)
        .orElseGet(() -> Response.noContent().build());
  }
}
