package dev.gyeolje.messaging.pubsub;

import com.google.api.gax.rpc.ApiException;
import dev.gyeolje.platform.web.OperatorsOnly;
import dev.gyeolje.platform.web.Problem;
import dev.gyeolje.platform.web.SameOrigin;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Lets an operator set topics and subscriptions up again. */
@RequestScoped
@Path("api/pubsub/setup")
@OperatorsOnly
@SameOrigin
public class PubSubSetupResource {

  @Inject SubscriptionSetup setup;

  /** 204 when everything is as it should be; 503 if the broker does not answer. */
  @POST
  public Response setUp() {
    try {
      setup.setUp();
      return Response.noContent().build();
    } catch (ApiException e) {
      return new Problem(
              503,
              "BROKER_UNAVAILABLE",
              "Pub/Sub answered " + e.getStatusCode().getCode() + "; try again in a moment.")
          .response();
    }
  }
}
