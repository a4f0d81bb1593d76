package dev.gyeolje.messaging.pubsub;

import dev.gyeolje.messaging.IncomingMessage;
import dev.gyeolje.messaging.MessageService;
import dev.gyeolje.messaging.UnprocessableMessageException;
import dev.gyeolje.messaging.pubsub.PushMetrics.Outcome;
import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.log.RepeatedFailures;
import dev.gyeolje.platform.web.BodyLimitFilter;
import dev.gyeolje.platform.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.logging.Level;

/**
 * Where Pub/Sub pushes to. 204: done, now or before. 401: not from our subscriptions. 400: no push
 * at all; Pub/Sub repeats it and gives it up as a dead letter. 5xx: not now; it comes again.
 */
@RequestScoped
@Path("api")
public class PushResource {

  private static final Log LOG = Log.of(PushResource.class);
  private static final RepeatedFailures FAILURES = new RepeatedFailures(LOG);

  /**
   * Fails always; any customer may send there, so what ends among the dead letters calls nobody.
   */
  private static final String FAILS_ON_PURPOSE = "pubsub-test-fail";

  private static final Problem NOT_NOW =
      new Problem(503, "NOT_NOW", "Deliver this message again later.");

  private static final Problem NOT_OURS =
      new Problem(401, "PUSH_NOT_AUTHENTICATED", "This push does not prove its origin.");

  private static final Problem TOO_LARGE =
      new Problem(413, "TOO_LARGE", "A push has at most 16 MiB.");

  @Inject PushAuthentication authentication;
  @Inject MessageService messages;
  @Inject PushMetrics metrics;

  @QueryParam("token")
  String secret;

  @HeaderParam("Authorization")
  String authorization;

  /** Takes the units of a paid order out of the stock. */
  @POST
  @Path("checkout/stock")
  public Response stock(InputStream body) throws IOException {
    return deliver("checkout-stock", body);
  }

  /** Tells the customer that the order is paid. */
  @POST
  @Path("checkout/push")
  public Response push(InputStream body) throws IOException {
    return deliver("checkout-push", body);
  }

  /** Tells the customer that money was refunded. */
  @POST
  @Path("checkout/canceled")
  public Response canceled(InputStream body) throws IOException {
    return deliver("checkout-canceled-push", body);
  }

  /** Tells a person that notifications reach them. */
  @POST
  @Path("pubsub/push")
  public Response test(InputStream body) throws IOException {
    return deliver("pubsub-test-push", body);
  }

  /** Fails always, to prove the way to the dead letters. */
  @POST
  @Path("pubsub/fail")
  public Response fail(InputStream body) throws IOException {
    return receive(FAILS_ON_PURPOSE, body, message -> Outcome.FAILED);
  }

  /** Keeps what failed too often. */
  @POST
  @Path("pubsub/dead-letter")
  public Response deadLetter(InputStream body) throws IOException {
    return receive("dead-letter-sub", body, this::keep);
  }

  private Response deliver(String subscription, InputStream body) throws IOException {
    return receive(subscription, body, this::takeEffect);
  }

  private Outcome takeEffect(IncomingMessage message) {
    try {
      return messages.receive(message) ? Outcome.ACCEPTED : Outcome.DUPLICATE;
    } catch (UnprocessableMessageException e) {
      LOG.log(
          Level.WARNING,
          "a message on {0} cannot be dealt with and was kept as a dead letter: {1}",
          new Object[] {message.subscription(), e.getMessage()});
      messages.keep(message.subscription(), message, 0, e.getMessage());
      return Outcome.REJECTED;
    }
  }

  private Outcome keep(IncomingMessage message) {
    var source = message.attribute("CloudPubSubDeadLetterSourceSubscription");
    int deliveries = count(message.attribute("CloudPubSubDeadLetterSourceDeliveryCount"));
    if (source.equals(FAILS_ON_PURPOSE))
      messages.keepResolved(source, message, deliveries, "a test that fails on purpose");
    else
      messages.keep(
          source.isEmpty() ? message.subscription() : source,
          message,
          deliveries,
          "delivered too often without success");
    return Outcome.ACCEPTED;
  }

  private static int count(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  /** Read only now that the push is ours. */
  private static String text(InputStream body) throws IOException {
    var bytes = body.readNBytes(BodyLimitFilter.PUSH_LIMIT + 1);
    if (bytes.length > BodyLimitFilter.PUSH_LIMIT)
      throw new ClientErrorException(TOO_LARGE.response());
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Response receive(
      String subscription, InputStream body, Function<IncomingMessage, Outcome> effect)
      throws IOException {
    var rejection = authentication.rejection(secret, authorization);
    if (rejection.isPresent()) {
      metrics.unauthenticated(subscription);
      return rejection.get().reason() == Rejection.Reason.KEYS
          ? NOT_NOW.response()
          : NOT_OURS.response();
    }
    try {
      return answer(
          subscription, effect.apply(PushEnvelope.parse(subscription, text(body)).message()));
    } catch (PushEnvelope.MalformedException e) {
      metrics.count(subscription, Outcome.REJECTED);
      return new Problem(400, "NOT_A_PUSH", e.getMessage()).response();
    } catch (ClientErrorException tooLarge) {
      metrics.count(subscription, Outcome.REJECTED);
      throw tooLarge;
    } catch (RuntimeException e) {
      FAILURES.log(
          Level.WARNING, "a message on " + subscription + " could not be dealt with now", e);
      return answer(subscription, Outcome.FAILED);
    }
  }

  private Response answer(String subscription, Outcome outcome) {
    metrics.count(subscription, outcome);
    return outcome == Outcome.FAILED ? NOT_NOW.response() : Response.noContent().build();
  }
}
