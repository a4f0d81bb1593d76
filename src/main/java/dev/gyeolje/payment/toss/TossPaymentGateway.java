package dev.gyeolje.payment.toss;

import static jakarta.transaction.Transactional.TxType.NEVER;

import dev.gyeolje.payment.Attempt;
import dev.gyeolje.payment.PaymentGateway;
import dev.gyeolje.payment.PaymentOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;

/** Asks Toss. */
@ApplicationScoped
@Transactional(NEVER)
class TossPaymentGateway implements PaymentGateway {

  private static final Logger LOG = Logger.getLogger(TossPaymentGateway.class.getName());

  @Inject TossSettings settings;
  @Inject CloseableHttpAsyncClient client;
  @Inject Clock clock;

  @Override
  public CompletionStage<PaymentOutcome> confirm(Attempt attempt) {
    var body =
        Json.createObjectBuilder()
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
    return send(attempt, request, TossAnswer::ofConfirm);
  }

  @Override
  public CompletionStage<PaymentOutcome> lookUp(Attempt attempt) {
    var key = URLEncoder.encode(attempt.paymentKey(), StandardCharsets.UTF_8).replace("+", "%20");
    var request =
        authorized(SimpleRequestBuilder.get(settings.apiUrl() + "/v1/payments/" + key)).build();
    var age = Duration.between(attempt.askedAt(), clock.instant());
    return send(attempt, request, (status, answer) -> TossAnswer.ofLookUp(status, answer, age));
  }

  private SimpleRequestBuilder authorized(SimpleRequestBuilder request) {
    // the colon belongs to it: user name and an empty password
    var credentials = (settings.secretKey() + ":").getBytes(StandardCharsets.UTF_8);
    return request.addHeader(
        "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  private CompletionStage<PaymentOutcome> send(
      Attempt attempt,
      SimpleHttpRequest request,
      BiFunction<Integer, String, PaymentOutcome> meaning) {
    var answer = new CompletableFuture<PaymentOutcome>();
    client.execute(
        request,
        new FutureCallback<>() {
          @Override
          public void completed(SimpleHttpResponse response) {
            try {
              answer.complete(read(attempt, response, meaning));
            } catch (RuntimeException unreadable) {
              failed(unreadable);
            }
          }

          @Override
          public void failed(Exception e) {
            LOG.log(
                Level.WARNING,
                "no answer of Toss for order {0}: {1}",
                new Object[] {attempt.order(), e.getClass().getSimpleName()});
            answer.complete(new PaymentOutcome.Unknown(e.getClass().getSimpleName()));
          }

          @Override
          public void cancelled() {
            answer.complete(new PaymentOutcome.Unknown("cancelled"));
          }
        });
    return answer;
  }

  private static PaymentOutcome read(
      Attempt attempt,
      SimpleHttpResponse response,
      BiFunction<Integer, String, PaymentOutcome> meaning) {
    var body = response.getBodyText();
    var outcome = meaning.apply(response.getCode(), body == null ? "" : body);
    var trace = response.getFirstHeader("X-TossPayments-Trace-Id");
    LOG.log(
        Level.INFO,
        "Toss answered for order {0}: HTTP {1}, {2}, trace {3}",
        new Object[] {
          attempt.order(),
          response.getCode(),
          outcome.getClass().getSimpleName(),
          trace == null ? "none" : trace.getValue()
        });
    return outcome;
  }
}
