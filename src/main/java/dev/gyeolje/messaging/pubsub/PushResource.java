package dev.gyeolje.messaging.pubsub;

import dev.gyeolje.messaging.IncomingMessage;
import dev.gyeolje.messaging.MessageService;
import dev.gyeolje.messaging.UnprocessableMessageException;
import dev.gyeolje.messaging.pubsub.PushMetrics.Outcome;
import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.log.RepeatedFailures;
import dev.gyeolje.platform.web.CsrfExempt;
import dev.gyeolje.platform.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.logging.Level;

/**
 * Endpoints of Pub/Sub's pushes. 204: processed, now or before, or stored as a dead letter. 401:
 * not from the shop's subscriptions. 400: not a push; Pub/Sub repeats it and then sends it to the
 * dead letter topic. 5xx: failed for now; Pub/Sub delivers it again.
 */
@ApplicationScoped
@Path("api")
@CsrfExempt
public class PushResource {

  private static final Log LOG = Log.of(PushResource.class);
  private static final RepeatedFailures FAILURES = new RepeatedFailures(LOG);

  /**
   * Subscription that always fails. Any customer may publish to it, so its dead letters are stored
   * as resolved and need no operator.
   */
  private static final String FAILS_ON_PURPOSE = "pubsub-test-fail";

  @Inject MessageService messages;
  @Inject PushMetrics metrics;

  @Inject HttpServletRequest http;

  /** Commits the units of a paid order, so that they leave the stock. */
  @POST
  @Path("checkout/stock")
  public Response stock(byte[] body) {
    return deliver("checkout-stock", body);
  }

  /** Notifies the customer that the order is paid. */
  @POST
  @Path("checkout/push")
  public Response push(byte[] body) {
    return deliver("checkout-push", body);
  }

  /** Notifies the customer of a refund. */
  @POST
  @Path("checkout/canceled")
  public Response canceled(byte[] body) {
    return deliver("checkout-canceled-push", body);
  }

  /** Sends the user a test notification. */
  @POST
  @Path("pubsub/push")
  public Response test(byte[] body) {
    return deliver("pubsub-test-push", body);
  }

  /** Always fails, to test the delivery of dead letters. */
  @POST
  @Path("pubsub/fail")
  public Response fail(byte[] body) {
    return receive(FAILS_ON_PURPOSE, body, message -> Outcome.FAILED);
  }

  /** Stores messages that failed too often. */
  @POST
  @Path("pubsub/dead-letter")
  public Response deadLetter(byte[] body) {
    return receive("dead-letter-sub", body, this::keep);
  }

  private Response deliver(String subscription, byte[] body) {
    return receive(subscription, body, this::takeEffect);
  }

  private Outcome takeEffect(IncomingMessage message) {
    try {
      return messages.receive(message) ? Outcome.ACCEPTED : Outcome.DUPLICATE;
    } catch (UnprocessableMessageException e) {
      LOG.log(
          Level.WARNING,
          "a message on {0} is unprocessable and was stored as a dead letter: {1}",
          new Object[] {message.subscription(), e.getMessage()});
      messages.keep(message.subscription(), message, 0, String.valueOf(e.getMessage()));
      return Outcome.REJECTED;
    }
  }

  private Outcome keep(IncomingMessage message) {
    var source = message.attribute("CloudPubSubDeadLetterSourceSubscription");
    int deliveries = count(message.attribute("CloudPubSubDeadLetterSourceDeliveryCount"));
    if (source.equals(FAILS_ON_PURPOSE))
      messages.keepResolved(source, message, deliveries, "a test message that fails on purpose");
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

  private Response receive(
      String subscription, byte[] body, Function<IncomingMessage, Outcome> effect) {
    if (!PushFilter.isAuthenticated(http)) return PushFilter.NOT_OURS.response();
    var text = new String(body, StandardCharsets.UTF_8);
    try {
      return answer(subscription, effect.apply(PushEnvelope.parse(subscription, text).message()));
    } catch (PushEnvelope.MalformedException e) {
      metrics.count(subscription, Outcome.REJECTED);
      return new Problem(400, "NOT_A_PUSH", String.valueOf(e.getMessage())).response();
    } catch (RuntimeException e) {
      FAILURES.log(
          Level.WARNING, "a message on " + subscription + " could not be processed now", e);
      return answer(subscription, Outcome.FAILED);
    }
  }

  private Response answer(String subscription, Outcome outcome) {
    metrics.count(subscription, outcome);
    return outcome == Outcome.FAILED ? PushFilter.NOT_NOW.response() : Response.noContent().build();
  }
}
