package dev.gyeolje.payment.toss;

import static jakarta.transaction.Transactional.TxType.NEVER;

import dev.gyeolje.order.OrderId;
import dev.gyeolje.payment.Attempt;
import dev.gyeolje.payment.PaymentGateway;
import dev.gyeolje.payment.PaymentOutcome;
import dev.gyeolje.payment.RefundOutcome;
import dev.gyeolje.payment.RefundRequest;
import dev.gyeolje.platform.json.JsonText;
import dev.gyeolje.platform.log.Log;
import dev.gyeolje.platform.log.LogContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.logging.Level;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;

/** Calls the API of Toss. */
@ApplicationScoped
@Transactional(NEVER)
class TossPaymentGateway implements PaymentGateway {

  private static final Log LOG = Log.of(TossPaymentGateway.class);

  private static final Duration LONG_AGO = TossResponse.CONFIRM_WINDOW.plusSeconds(1);

  @Inject TossSettings settings;
  @Inject CloseableHttpAsyncClient client;
  @Inject Clock clock;
  @Inject TossApiCallLog notes;
  @Inject TossMetrics metrics;

  @Override
  public CompletionStage<PaymentOutcome> confirm(Attempt attempt) {
    if (!attempt.checkOrder()) return capture(attempt);
    return retrieve(attempt.order())
        .thenCompose(
            seen ->
                seen instanceof PaymentOutcome.Declined
                    ? capture(attempt)
                    : CompletableFuture.completedStage(seen));
  }

  private CompletionStage<PaymentOutcome> capture(Attempt attempt) {
    var body =
        JsonText.newObject()
            .add("paymentKey", attempt.paymentKey())
            .add("orderId", attempt.order().toString())
            .add("amount", attempt.amount().won())
            .build()
            .toString();
    var request =
        authorized(SimpleRequestBuilder.post(settings.apiUrl() + "/v1/payments/confirm"))
            .addHeader("Idempotency-Key", attempt.idempotencyKey())
            .setBody(body, ContentType.APPLICATION_JSON)
            .build();
    long asked = System.nanoTime();
    return this.<PaymentOutcome>send(
            attempt.order(),
            "CONFIRM",
            request,
            TossResponse::ofConfirm,
            PaymentOutcome.Unknown::new)
        .whenComplete(
            (outcome, lost) ->
                metrics.confirmAnswered(outcome, Duration.ofNanos(System.nanoTime() - asked)));
  }

  @Override
  public CompletionStage<PaymentOutcome> retrieve(Attempt attempt) {
    var age = Duration.between(attempt.attemptedAt(), clock.instant());
    var byKey = retrieve(attempt.order(), payment(attempt.paymentKey()), age);
    return attempt.open()
        ? byKey.thenCompose(seen -> unlessPaidUnderAnotherKey(attempt, seen))
        : byKey;
  }

  /**
   * An attempt must not be declined if Toss has money for its order under a key that the database
   * has lost or never had.
   */
  private CompletionStage<PaymentOutcome> unlessPaidUnderAnotherKey(
      Attempt attempt, PaymentOutcome seen) {
    if (!(seen instanceof PaymentOutcome.Declined)) return CompletableFuture.completedStage(seen);
    return retrieve(attempt.order())
        .thenApply(other -> other instanceof PaymentOutcome.Declined ? seen : other);
  }

  @Override
  public CompletionStage<PaymentOutcome> retrieve(OrderId order) {
    return retrieve(order, settings.apiUrl() + "/v1/payments/orders/" + order, LONG_AGO);
  }

  @Override
  public CompletionStage<PaymentOutcome> retrieve(RefundRequest request) {
    return retrieve(request.order(), payment(request.paymentKey()), LONG_AGO);
  }

  /**
   * @param age of the attempt: Toss may not have a recent one yet
   */
  private CompletionStage<PaymentOutcome> retrieve(OrderId order, String address, Duration age) {
    return send(
        order,
        "RETRIEVE",
        authorized(SimpleRequestBuilder.get(address)).build(),
        (status, answer) -> TossResponse.ofRetrieve(status, answer, age),
        PaymentOutcome.Unknown::new);
  }

  @Override
  public CompletionStage<RefundOutcome> refund(RefundRequest refund) {
    var body =
        JsonText.newObject()
            .add("cancelReason", refund.reason())
            .add("cancelAmount", refund.amount().won());
    if (refund.account() != null)
      body.add(
          "refundReceiveAccount",
          JsonText.newObject()
              .add("bank", refund.account().bank())
              .add("accountNumber", refund.account().number())
              .add("holderName", refund.account().holder()));
    return cancel(refund.order(), refund.paymentKey(), refund.idempotencyKey(), body.build());
  }

  /** Omits the amount and the account, which Toss requires as soon as there is money to refund. */
  @Override
  public CompletionStage<RefundOutcome> cancelVirtualAccount(Attempt attempt) {
    var body = JsonText.newObject().add("cancelReason", "canceled before the deposit").build();
    // a new key each time: nothing can happen twice, and Toss must not repeat a rejection
    return cancel(attempt.order(), attempt.paymentKey(), UUID.randomUUID().toString(), body);
  }

  private CompletionStage<RefundOutcome> cancel(
      OrderId order, String paymentKey, String idempotencyKey, JsonObject body) {
    var request =
        authorized(SimpleRequestBuilder.post(payment(paymentKey) + "/cancel"))
            .addHeader("Idempotency-Key", idempotencyKey)
            .setBody(body.toString(), ContentType.APPLICATION_JSON)
            .build();
    return send(order, "CANCEL", request, TossResponse::ofCancel, RefundOutcome.Unknown::new);
  }

  private String payment(String paymentKey) {
    var key = URLEncoder.encode(paymentKey, StandardCharsets.UTF_8).replace("+", "%20");
    return settings.apiUrl() + "/v1/payments/" + key;
  }

  private SimpleRequestBuilder authorized(SimpleRequestBuilder request) {
    // the colon is required: user name and an empty password
    var credentials = (settings.secretKey() + ":").getBytes(StandardCharsets.UTF_8);
    return request.addHeader(
        "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  /**
   * Sends a request and logs it as an API call.
   *
   * @param operation for the log of API calls
   * @param meaning of an answer, by status and body
   * @param unknown creates the outcome of an error
   */
  private <T> CompletionStage<T> send(
      OrderId order,
      String operation,
      SimpleHttpRequest request,
      BiFunction<Integer, String, T> meaning,
      Function<String, T> unknown) {
    var answer = new CompletableFuture<T>();
    var fields = LogContext.fields(); // of the caller: the answer arrives on another thread
    var callback =
        new FutureCallback<SimpleHttpResponse>() {
          @Override
          public void completed(SimpleHttpResponse response) {
            try (var scope = LogContext.with(fields)) {
              answer.complete(read(order, operation, response, meaning));
            } catch (RuntimeException unreadable) {
              failed(unreadable);
            }
          }

          @Override
          public void failed(Exception e) {
            try (var scope = LogContext.with(fields)) {
              LOG.log(
                  Level.WARNING,
                  "no answer from Toss for order {0}: {1}",
                  order,
                  e.getClass().getSimpleName());
            }
            answer.complete(unknown.apply(e.getClass().getSimpleName()));
            log(order, operation, "no answer: " + e.getClass().getSimpleName(), "");
          }

          @Override
          public void cancelled() {
            answer.complete(unknown.apply("cancelled"));
          }
        };
    try {
      client.execute(request, callback);
    } catch (RuntimeException notEvenSent) {
      // such as a client that is closed because the shop is being undeployed
      callback.failed(notEvenSent);
    }
    return answer;
  }

  private <T> T read(
      OrderId order,
      String operation,
      SimpleHttpResponse response,
      BiFunction<Integer, String, T> meaning) {
    // JSON is UTF-8 (RFC 8259, 8.1); without a charset, as from Toss, the client assumes ASCII
    var bytes = Objects.requireNonNullElse(response.getBodyBytes(), new byte[0]);
    var body = new String(bytes, StandardCharsets.UTF_8);
    var outcome = meaning.apply(response.getCode(), body);
    TossResponse.ourFault(response.getCode(), body)
        .ifPresent(
            code -> LOG.log(Level.SEVERE, "Toss rejects the shop's keys or requests: {0}", code));
    var trace = response.getFirstHeader("X-TossPayments-Trace-Id");
    var what = "HTTP " + response.getCode() + ", " + outcome.getClass().getSimpleName();
    var error = TossResponse.error(response.getCode(), body);
    log(
        order,
        operation,
        error.isEmpty() ? what : what + ", " + error,
        trace == null ? "" : trace.getValue());
    LOG.log(
        Level.INFO,
        "Toss answered for order {0}: {1}, trace {2}",
        new Object[] {order, what, trace == null ? "none" : trace.getValue()});
    return outcome;
  }

  private void log(OrderId order, String operation, String answer, String trace) {
    notes.note(new TossApiCall(order.value(), operation, answer, trace, clock.instant()));
  }
}
