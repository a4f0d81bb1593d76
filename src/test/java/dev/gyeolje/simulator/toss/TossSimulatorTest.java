package dev.gyeolje.simulator.toss;

import static dev.gyeolje.simulator.toss.PaymentMethod.CARD;
import static dev.gyeolje.simulator.toss.PaymentMethod.TOSSPAY;
import static dev.gyeolje.simulator.toss.PaymentMethod.VIRTUAL_ACCOUNT;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TossSimulatorTest {
  private static final Duration FOREVER = Duration.ofHours(1);

  private final MovingClock clock = new MovingClock();
  private final TossSimulator toss = TossSimulator.start(0, clock);
  private final HttpClient http = HttpClient.newHttpClient();
  private final String order = "order-" + UUID.randomUUID();

  @AfterEach
  void stop() {
    toss.close();
  }

  @Nested
  class Confirm {
    @Test
    void repeatedConfirm_capturesOnce() throws Exception {
      String key = toss.authenticate(order, 15000);

      HttpResponse<String> first = confirm(key, order, 15000);
      HttpResponse<String> second = confirm(key, order, 15000);

      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(first.headers().firstValue("X-TossPayments-Trace-Id")).isPresent();
      assertError(second, 400, "ALREADY_PROCESSED_PAYMENT");
      assertThat(toss.captured(order)).isEqualTo(15000);
      assertThat(toss.confirmRequests(order)).isEqualTo(2);
      assertThat(toss.requests(order))
          .extracting(SeenRequest::outcome)
          .containsExactly("200 DONE", "400 ALREADY_PROCESSED_PAYMENT");
    }

    @Test
    void response_containsWholePaymentObject() throws Exception {
      String key = toss.authenticate(order, 15000);

      JsonObject payment = json(confirm(key, order, 15000));

      assertThat(payment.getString("paymentKey")).isEqualTo(key);
      assertThat(payment.getString("orderId")).isEqualTo(order);
      assertThat(payment.getString("method")).isEqualTo("카드");
      assertThat(payment.getString("requestedAt")).isEqualTo("2026-01-02T12:04:05+09:00");
      assertThat(payment.getString("approvedAt")).isEqualTo("2026-01-02T12:04:05+09:00");
      assertThat(payment.getInt("totalAmount")).isEqualTo(15000);
      assertThat(payment.getInt("balanceAmount")).isEqualTo(15000);
      assertThat(payment.getInt("vat")).isEqualTo(1364);
      assertThat(payment.getInt("suppliedAmount")).isEqualTo(13636);
      assertThat(payment.getJsonObject("card").getInt("amount")).isEqualTo(15000);
      assertThat(payment.getString("secret")).startsWith("ps_");
      for (String name : new String[] {"virtualAccount", "transfer", "cancels", "failure"})
        assertThat(payment.get(name)).as(name).isEqualTo(JsonValue.NULL);
      assertThat(payment).as("a member added without a new API version").containsKey("addedLater");
    }

    @Test
    void walletPayment_namesWalletAndCard() throws Exception {
      String key = toss.authenticate(order, 15000, TOSSPAY);

      JsonObject payment = json(confirm(key, order, 15000));

      assertThat(payment.getString("method")).isEqualTo("간편결제");
      assertThat(payment.getJsonObject("easyPay").getString("provider")).isEqualTo("토스페이");
      assertThat(payment.getJsonObject("card").getInt("amount")).isEqualTo(15000);
    }

    @Test
    void wrongAmountOrOrder_isRejectedWithoutCapture() throws Exception {
      String key = toss.authenticate(order, 15000);

      assertError(confirm(key, order, 15), 403, "FORBIDDEN_REQUEST");
      assertError(confirm(key, order + "x", 15000), 403, "FORBIDDEN_REQUEST");

      assertThat(toss.captured(order)).isZero();
      assertThat(toss.status(key)).contains(PaymentStatus.IN_PROGRESS);
    }

    @Test
    void unknownPaymentKey_returnsNotFound() throws Exception {
      assertError(confirm("nobody", order, 15000), 404, "NOT_FOUND_PAYMENT");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "[]",
          "{",
          "{}",
          "{\"paymentKey\":\"k\",\"orderId\":\"o\"}",
          "{\"paymentKey\":\"k\",\"orderId\":\"o\",\"amount\":\"15000\"}",
          "{\"paymentKey\":\"k\",\"orderId\":\"o\",\"amount\":1.5}",
          "{\"paymentKey\":1,\"orderId\":\"o\",\"amount\":1}"
        })
    void malformedBody_isInvalidRequest(String body) throws Exception {
      assertError(post("/v1/payments/confirm", body), 400, "INVALID_REQUEST");
    }

    @Test
    void amountBelowMinimum_abortsPayment() throws Exception {
      String key = toss.authenticate(order, 99);

      assertError(confirm(key, order, 99), 400, "BELOW_MINIMUM_AMOUNT");

      assertThat(toss.status(key)).contains(PaymentStatus.ABORTED);
    }

    @Test
    void secondPaymentOfPaidOrder_isRejected() throws Exception {
      String first = toss.authenticate(order, 15000);
      String second = toss.authenticate(order, 15000);
      confirm(first, order, 15000);

      assertError(confirm(second, order, 15000), 400, "DUPLICATED_ORDER_ID");

      assertThat(toss.captured(order)).isEqualTo(15000);
      assertThatThrownBy(() -> toss.authenticate(order, 15000)).hasMessage("DUPLICATED_ORDER_ID");
    }

    @Test
    void confirm_isAcceptedForTenMinutesAfterAuthentication() throws Exception {
      String inTime = toss.authenticate(order, 15000);
      clock.move(Duration.ofMinutes(10));
      assertThat(confirm(inTime, order, 15000).statusCode()).isEqualTo(200);

      String late = toss.authenticate(order + "2", 15000);
      clock.move(Duration.ofMinutes(10).plusSeconds(1));

      assertError(confirm(late, order + "2", 15000), 404, "NOT_FOUND_PAYMENT_SESSION");
      JsonObject expired = json(get("/v1/payments/" + late));
      assertThat(expired.getString("status")).isEqualTo("EXPIRED");
      assertThat(expired.getJsonObject("failure").getString("code")).isEqualTo("EXPIRED_PAYMENT");
      assertThat(expired.get("method")).isEqualTo(JsonValue.NULL);
    }
  }

  @Nested
  class Keys {
    @ParameterizedTest
    @CsvSource({
      "test_gsk_docs_OaPz8L5KdmQXkzRz3y47BMw6,   403, INCORRECT_BASIC_AUTH_FORMAT",
      "test_gsk_docs_OaPz8L5KdmQXkzRz3y47BMw6:p, 403, INCORRECT_BASIC_AUTH_FORMAT",
      "test_gsk_docs_somebody_else:,             401, UNAUTHORIZED_KEY",
      "live_gsk_anything:,                       401, UNAUTHORIZED_KEY",
      "test_gck_docs_Ovk5rk1EwkEbP0W43n07xlzm:,  400, INVALID_API_KEY",
      "test_sk_zXLkKEypNArWmo50nX3lmeaxYG5R:,    403, FORBIDDEN_REQUEST",
    })
    void wrongKey_isRejectedWithoutCapture(String credentials, int status, String code)
        throws Exception {
      String key = toss.authenticate(order, 15000);
      String basic =
          "Basic "
              + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));

      assertError(
          send(confirmOf(key, order, 15000).setHeader("Authorization", basic)), status, code);

      assertThat(toss.captured(order)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
      "Bearer x, 403, INCORRECT_BASIC_AUTH_FORMAT",
      "Basic ???, 403, INCORRECT_BASIC_AUTH_FORMAT",
      "Basic, 403, INCORRECT_BASIC_AUTH_FORMAT"
    })
    void malformedAuthorization_isRejected(String header, int status, String code)
        throws Exception {
      assertError(
          send(confirmOf("k", order, 15000).setHeader("Authorization", header)), status, code);
    }

    @Test
    void missingAuthorization_isUnauthorized() throws Exception {
      HttpRequest.Builder bare = HttpRequest.newBuilder(toss.apiUrl().resolve("/v1/payments/x"));
      assertError(send(bare), 401, "UNAUTHORIZED_KEY");
    }
  }

  @Nested
  class Retrieve {
    @Test
    void payment_isFoundByKeyAndByOrder() throws Exception {
      String key = toss.authenticate(order, 15000);
      assertThat(json(get("/v1/payments/" + key)).getString("status")).isEqualTo("IN_PROGRESS");

      confirm(key, order, 15000);

      assertThat(json(get("/v1/payments/" + key)).getString("status")).isEqualTo("DONE");
      assertThat(json(get("/v1/payments/orders/" + order)).getString("paymentKey")).isEqualTo(key);
    }

    @Test
    void retrieveByOrder_prefersConfirmedPayment() throws Exception {
      String paid = toss.authenticate(order, 15000);
      toss.authenticate(order, 15000);

      confirm(paid, order, 15000);

      assertThat(json(get("/v1/payments/orders/" + order)).getString("paymentKey")).isEqualTo(paid);
    }

    @Test
    void unknownPaymentOrPath_returnsNotFound() throws Exception {
      assertError(get("/v1/payments/nobody"), 404, "NOT_FOUND_PAYMENT");
      assertError(get("/v1/payments/orders/nobody"), 404, "NOT_FOUND_PAYMENT");
      assertError(get("/v1/elsewhere"), 404, "NOT_FOUND");
    }
  }

  @Nested
  class Cancel {
    @Test
    void fullCancel_leavesZeroBalance() throws Exception {
      String key = paid(15000);

      JsonObject payment = json(cancel(key, "{'cancelReason':'changed my mind'}"));

      assertThat(payment.getString("status")).isEqualTo("CANCELED");
      assertThat(payment.getInt("balanceAmount")).isZero();
      assertThat(payment.getInt("totalAmount")).isEqualTo(15000);
      JsonObject cancel = payment.getJsonArray("cancels").getJsonObject(0);
      assertThat(cancel.getInt("cancelAmount")).isEqualTo(15000);
      assertThat(cancel.getString("transactionKey"))
          .isEqualTo(payment.getString("lastTransactionKey"));
      assertThat(toss.captured(order)).isZero();
      assertError(cancel(key, "{'cancelReason':'again'}"), 400, "ALREADY_CANCELED_PAYMENT");
    }

    @Test
    void refundOfDeposit_isPendingUntilItCompletesOrFails() throws Exception {
      String key = toss.authenticate(order, 15000, PaymentMethod.VIRTUAL_ACCOUNT);
      confirm(key, order, 15000);
      toss.deposit(order);
      String half =
          "{'cancelReason':'a','cancelAmount':5000,"
              + "'refundReceiveAccount':{'bank':'ST','accountNumber':'1','holderName':'k'}}";

      assertThat(refundStatus(json(cancel(key, half)))).isEqualTo("PENDING");
      toss.refundArrives(order);
      assertThat(refundStatus(json(get("/v1/payments/" + key)))).isEqualTo("COMPLETED");
      cancel(key, half);
      toss.refundComesBack(order);

      JsonObject payment = json(get("/v1/payments/" + key));
      assertThat(refundStatus(payment)).isEqualTo("FAILED");
      assertThat(payment.getInt("balanceAmount")).isEqualTo(10000);
      assertThatThrownBy(() -> toss.refundFails(order)).isInstanceOf(IllegalStateException.class);
    }

    private static String refundStatus(JsonObject payment) {
      return payment.getJsonObject("virtualAccount").getString("refundStatus");
    }

    @Test
    void consecutiveCancel_isRejectedWhenConfigured() throws Exception {
      String key = paid(15000);
      toss.declineConsecutiveCancels(order, Duration.ofHours(1));

      cancel(key, "{'cancelReason':'a','cancelAmount':5000}");
      assertError(
          cancel(key, "{'cancelReason':'b','cancelAmount':5000}"),
          403,
          "FORBIDDEN_CONSECUTIVE_REQUEST");

      assertThat(toss.captured(order)).isEqualTo(10000);
      toss.declineConsecutiveCancels(order, Duration.ZERO);
      cancel(key, "{'cancelReason':'b','cancelAmount':5000}");
      assertThat(toss.captured(order)).isEqualTo(5000);
    }

    @Test
    void cancelInParts_staysPartialAtZeroBalance() throws Exception {
      String key = paid(15000);

      JsonObject part = json(cancel(key, "{'cancelReason':'a','cancelAmount':5000}"));
      assertThat(toss.captured(order)).isEqualTo(10000);
      JsonObject rest = json(cancel(key, "{'cancelReason':'b','cancelAmount':10000}"));

      assertThat(part.getString("status")).isEqualTo("PARTIAL_CANCELED");
      assertThat(part.getInt("balanceAmount")).isEqualTo(10000);
      assertThat(rest.getString("status")).isEqualTo("PARTIAL_CANCELED");
      assertThat(rest.getInt("balanceAmount")).isZero();
      assertError(cancel(key, "{'cancelReason':'c'}"), 403, "NOT_CANCELABLE_AMOUNT");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "{}                                            | 400 | INVALID_REQUEST",
          "{'cancelReason':'a','cancelAmount':0}         | 400 | INVALID_REQUEST",
          "{'cancelReason':'a','cancelAmount':-1}        | 400 | INVALID_REQUEST",
          "{'cancelReason':'a','cancelAmount':15001}     | 403 | NOT_CANCELABLE_AMOUNT",
          "{'cancelReason':'a','refundableAmount':14999} | 400 | NOT_MATCHES_REFUNDABLE_AMOUNT",
        })
    void invalidCancel_changesNothing(String body, int status, String code) throws Exception {
      String key = paid(15000);

      assertError(cancel(key, body), status, code);

      assertThat(toss.captured(order)).isEqualTo(15000);
    }

    @Test
    void cancelOfUnconfirmedOrUnknownPayment_isRejected() throws Exception {
      String key = toss.authenticate(order, 15000);
      assertError(cancel(key, "{'cancelReason':'a'}"), 403, "NOT_CANCELABLE_PAYMENT");
      assertError(cancel("nobody", "{'cancelReason':'a'}"), 404, "NOT_FOUND_PAYMENT");
    }
  }

  @Nested
  class VirtualAccount {
    @Test
    void virtualAccount_capturesAtDepositOnly() throws Exception {
      String key = toss.authenticate(order, 15000, VIRTUAL_ACCOUNT);

      JsonObject issued = json(confirm(key, order, 15000));
      assertThat(issued.getString("status")).isEqualTo("WAITING_FOR_DEPOSIT");
      assertThat(issued.get("approvedAt")).isEqualTo(JsonValue.NULL);
      assertThat(issued.getJsonObject("virtualAccount").getString("accountNumber")).startsWith("X");
      assertThat(issued.getJsonObject("virtualAccount").getString("dueDate"))
          .isEqualTo("2026-01-09T12:04:05+09:00");
      assertThat(toss.captured(order)).isZero();

      toss.deposit(order);
      assertThat(toss.status(key)).contains(PaymentStatus.DONE);
      assertThat(toss.captured(order)).isEqualTo(15000);

      toss.reverseDeposit(order);
      assertThat(toss.status(key)).contains(PaymentStatus.WAITING_FOR_DEPOSIT);
      assertThat(toss.captured(order)).isZero();
    }

    @Test
    void overdueAccount_keepsStatusAndRejectsDeposit() throws Exception {
      String key = toss.authenticate(order, 15000, VIRTUAL_ACCOUNT);
      confirm(key, order, 15000);

      clock.move(Duration.ofHours(169));

      JsonObject late = json(get("/v1/payments/" + key));
      assertThat(late.getString("status")).isEqualTo("WAITING_FOR_DEPOSIT");
      assertThat(late.getJsonObject("virtualAccount").getBoolean("expired")).isTrue();
      assertThatThrownBy(() -> toss.deposit(order)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refundOfDeposit_requiresValidRefundAccount() throws Exception {
      String account =
          "'refundReceiveAccount':{'bank':'20','accountNumber':'123','holderName':'김토스'}";
      String key = toss.authenticate(order, 15000, VIRTUAL_ACCOUNT);
      confirm(key, order, 15000);
      assertError(
          cancel(key, "{'cancelReason':'a','cancelAmount':1}"),
          403,
          "NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT");
      assertError(cancel(key, "{'cancelReason':'a'," + account + "}"), 400, "INVALID_REQUEST");
      toss.deposit(order);

      assertError(cancel(key, "{'cancelReason':'a'}"), 400, "INVALID_REFUND_ACCOUNT_INFO");
      assertError(
          cancel(key, "{'cancelReason':'a'," + account.replace("123", "1-2") + "}"),
          400,
          "INVALID_REFUND_ACCOUNT_NUMBER");
      assertThat(cancel(key, "{'cancelReason':'a'," + account + "}").statusCode()).isEqualTo(200);

      assertThat(toss.captured(order)).isZero();
    }

    @Test
    void accountAwaitingDeposit_isCancelledWithoutRefundAccount() throws Exception {
      String key = toss.authenticate(order, 15000, VIRTUAL_ACCOUNT);
      confirm(key, order, 15000);

      assertThat(json(cancel(key, "{'cancelReason':'a'}")).getString("status"))
          .isEqualTo("CANCELED");
    }
  }

  @Nested
  class IdempotencyKey {
    @Test
    void repeatedKey_returnsSameResponse() throws Exception {
      String key = toss.authenticate(order, 15000);

      String first = confirm(key, order, 15000, "k-1").body();
      String second = confirm(key, order, 15000, "k-1").body();

      assertThat(second).isEqualTo(first);
    }

    @Test
    void keyReusedForOtherPayment_returnsFirstResponse() throws Exception {
      String first = toss.authenticate(order, 15000);
      String other = toss.authenticate(order + "2", 20000);
      confirm(first, order, 15000, "k-1");

      JsonObject answer = json(confirm(other, order + "2", 20000, "k-1"));

      assertThat(answer.getString("paymentKey")).isEqualTo(first);
      assertThat(toss.captured(order + "2")).isZero();
    }

    @Test
    void rejections_areStoredButFailuresAreNot() throws Exception {
      String rejected = toss.authenticate(order, 15000);
      assertError(confirm(rejected, order, 1, "k-1"), 403, "FORBIDDEN_REQUEST");
      assertError(confirm(rejected, order, 15000, "k-1"), 403, "FORBIDDEN_REQUEST");

      toss.arm(new Fault.Rejects("COMMON_ERROR"));
      assertError(confirm(rejected, order, 15000, "k-2"), 500, "COMMON_ERROR");
      assertThat(confirm(rejected, order, 15000, "k-2").statusCode()).isEqualTo(200);
    }

    @Test
    void key_expiresAfterFifteenDays() throws Exception {
      String key = toss.authenticate(order, 15000);
      confirm(key, order, 15000, "k-1");

      clock.move(Duration.ofDays(15).plusSeconds(1));

      assertError(confirm(key, order, 15000, "k-1"), 400, "ALREADY_PROCESSED_PAYMENT");
    }

    @Test
    void keyAbove300Characters_isRejected() throws Exception {
      String key = toss.authenticate(order, 15000);
      assertError(confirm(key, order, 15000, "k".repeat(301)), 400, "INVALID_IDEMPOTENCY_KEY");
      assertThat(confirm(key, order, 15000, "k".repeat(300)).statusCode()).isEqualTo(200);
    }
  }

  @Nested
  class Faults {
    @Test
    void slowConfirm_rejectsConcurrentConfirms() throws Exception {
      String key = toss.authenticate(order, 15000);
      toss.arm(new Fault.WorksSlowly(FOREVER));
      CompletableFuture<HttpResponse<String>> first =
          http.sendAsync(
              confirmOf(key, order, 15000).header("Idempotency-Key", "k-1").build(),
              BodyHandlers.ofString());
      waitUntil(() -> toss.held() == 1);

      HttpResponse<String> withoutKey = confirm(key, order, 15000);
      assertError(withoutKey, 500, "FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING");
      assertThat(withoutKey.body()).contains("[S008]");
      assertError(confirm(key, order, 15000, "k-1"), 409, "IDEMPOTENT_REQUEST_PROCESSING");
      assertThat(toss.status(key)).contains(PaymentStatus.IN_PROGRESS);
      assertThat(toss.captured(order)).isZero();

      toss.releaseHeld();
      assertThat(first.get(5, SECONDS).statusCode()).isEqualTo(200);
      assertThat(toss.captured(order)).isEqualTo(15000);
      assertThat(confirm(key, order, 15000, "k-1").statusCode()).isEqualTo(200);
    }

    @Test
    void lateResponse_timesOutAfterCapture() throws Exception {
      String key = toss.authenticate(order, 15000);
      toss.arm(new Fault.AnswersLate(FOREVER));

      assertThatThrownBy(() -> send(confirmOf(key, order, 15000).timeout(Duration.ofMillis(300))))
          .isInstanceOf(HttpTimeoutException.class);

      waitUntil(() -> toss.captured(order) == 15000);
      assertThat(json(get("/v1/payments/" + key)).getString("status")).isEqualTo("DONE");
    }

    @Test
    void connectionDroppedAfterCapture_isRepeatableWithSameKey() throws Exception {
      String key = toss.authenticate(order, 15000);
      toss.arm(new Fault.DropsAfterEffect());

      assertThatThrownBy(() -> confirm(key, order, 15000, "k-1")).isInstanceOf(IOException.class);

      assertThat(toss.captured(order)).isEqualTo(15000);
      assertThat(confirm(key, order, 15000, "k-1").statusCode()).isEqualTo(200);
      assertThat(toss.requests(order).get(0).outcome()).isEqualTo("dropped");
    }

    @Test
    void connectionDroppedBeforeCapture_leavesPaymentConfirmable() throws Exception {
      String key = toss.authenticate(order, 15000);
      toss.arm(new Fault.DropsBeforeEffect());

      assertThatThrownBy(() -> confirm(key, order, 15000, "k-1")).isInstanceOf(IOException.class);

      assertThat(toss.captured(order)).isZero();
      assertThat(confirm(key, order, 15000, "k-1").statusCode()).isEqualTo(200);
    }

    @Test
    void declinedCard_abortsPayment() throws Exception {
      String key = toss.authenticate(order, 15000);
      toss.arm(new Fault.Rejects("REJECT_CARD_PAYMENT"));

      assertError(confirm(key, order, 15000), 403, "REJECT_CARD_PAYMENT");

      JsonObject payment = json(get("/v1/payments/" + key));
      assertThat(payment.getString("status")).isEqualTo("ABORTED");
      assertThat(payment.getJsonObject("failure").getString("code"))
          .isEqualTo("REJECT_CARD_PAYMENT");
    }

    @Test
    void nonFinalErrors_leavePaymentConfirmable() throws Exception {
      String key = toss.authenticate(order, 15000);
      toss.arm(new Fault.Rejects("PROVIDER_ERROR"));
      toss.arm(new Fault.Rejects("NEVER_HEARD_OF"));
      toss.arm(new Fault.TooManyRequests());
      toss.arm(new Fault.FailsBeforeEffect());

      assertError(confirm(key, order, 15000), 400, "PROVIDER_ERROR");
      assertError(confirm(key, order, 15000), 400, "NEVER_HEARD_OF");
      assertThat(confirm(key, order, 15000).statusCode()).isEqualTo(429);
      assertError(confirm(key, order, 15000), 500, "FAILED_INTERNAL_SYSTEM_PROCESSING");
      assertThat(toss.captured(order)).isZero();
      assertThat(confirm(key, order, 15000).statusCode()).isEqualTo(200);
    }

    @Test
    void unreadableResponses_hideCompletedCapture() throws Exception {
      for (Fault fault :
          new Fault[] {
            new Fault.FailsAfterEffect(), new Fault.AnswersHtml(), new Fault.AnswersTruncated()
          }) {
        String own = order + fault.getClass().getSimpleName();
        String key = toss.authenticate(own, 15000);
        toss.armFor(own, fault);

        HttpResponse<String> answer = confirm(key, own, 15000);

        assertThat(isPayment(answer)).as(own).isFalse();
        assertThat(toss.captured(own)).as(own).isEqualTo(15000);
      }
    }

    private boolean isPayment(HttpResponse<String> answer) {
      try {
        return json(answer).containsKey("paymentKey");
      } catch (JsonException unreadable) {
        return false;
      }
    }

    @Test
    void armedFault_appliesOnlyToItsOrderCallAndCount() throws Exception {
      String key = toss.authenticate(order, 15000);
      String other = toss.authenticate(order + "2", 15000);
      toss.armFor(order, new Fault.FailsBeforeEffect(), Call.RETRIEVE, 2);

      assertThat(confirm(key, order, 15000).statusCode()).isEqualTo(200);
      assertThat(get("/v1/payments/" + other).statusCode()).isEqualTo(200);
      assertThat(get("/v1/payments/" + key).statusCode()).isEqualTo(500);
      assertThat(get("/v1/payments/orders/" + order).statusCode()).isEqualTo(500);
      assertThat(get("/v1/payments/" + key).statusCode()).isEqualTo(200);
    }

    @Test
    void connectionDroppedAfterCancel_leavesRefundMade() throws Exception {
      String key = paid(15000);
      toss.arm(new Fault.DropsAfterEffect(), Call.CANCEL, 1);

      assertThatThrownBy(() -> cancel(key, "{'cancelReason':'a'}")).isInstanceOf(IOException.class);

      assertThat(toss.captured(order)).isZero();
    }

    @Test
    void testCodeHeader_causesError() throws Exception {
      assertError(
          send(confirmOf("any", order, 1).header("TossPayments-Test-Code", "FDS_ERROR")),
          403,
          "FDS_ERROR");
      assertError(
          send(confirmOf("any", order, 1).header("TossPayments-Test-Code", "NO_SUCH")),
          400,
          "INVALID_TEST_CODE");
    }

    @Test
    void reset_disarmsFaults() throws Exception {
      toss.arm(new Fault.FailsBeforeEffect());

      toss.reset();

      String key = toss.authenticate(order, 15000);
      assertThat(confirm(key, order, 15000).statusCode()).isEqualTo(200);
    }
  }

  @Nested
  class Window {
    private static final String SHOP = "http://shop.test/return?cart=1#top";

    @Test
    void approval_redirectsToSuccessUrl_keepingItsQuery() throws Exception {
      URI window = open("'successUrl':'" + SHOP + "','failUrl':'http://shop.test/fail'");
      assertThat(page(window)).contains("&lt;b&gt;shoes", "toss-approve");

      String back = press(window, "approve");

      String key = window.getPath().substring("/window/".length());
      assertThat(back)
          .isEqualTo(
              "http://shop.test/return?cart=1&paymentType=NORMAL&orderId=%s&paymentKey=%s&amount=15000#top"
                  .formatted(order, key));
      assertThat(toss.status(key)).contains(PaymentStatus.IN_PROGRESS);
      assertThat(confirm(key, order, 15000).statusCode()).isEqualTo(200);
    }

    @Test
    void closeButton_existsOnlyInOverlay() throws Exception {
      URI window = open("'successUrl':'" + SHOP + "','failUrl':'http://shop.test/fail'");

      assertThat(page(window)).doesNotContain("data-close");
      assertThat(page(URI.create(window + "&overlay"))).contains("data-close=\"http://shop.test\"");
    }

    @Test
    void cancel_redirectsToFailUrl_withoutOrderId() throws Exception {
      URI window = open("'successUrl':'" + SHOP + "','failUrl':'http://shop.test/fail'");

      assertThat(press(window, "cancel"))
          .startsWith("http://shop.test/fail?code=PAY_PROCESS_CANCELED&message=")
          .doesNotContain("orderId");
    }

    @ParameterizedTest
    @CsvSource({"refuse, REJECT_CARD_COMPANY", "abort, PAY_PROCESS_ABORTED"})
    void rejection_redirectsWithOrderId_andAbortsPayment(String button, String code)
        throws Exception {
      URI window = open("'successUrl':'" + SHOP + "','failUrl':'http://shop.test/fail'");

      assertThat(press(window, button))
          .startsWith("http://shop.test/fail?code=" + code)
          .endsWith("&orderId=" + order);

      String key = window.getPath().substring("/window/".length());
      assertThat(confirm(key, order, 15000).statusCode()).isEqualTo(400);
      assertThat(toss.status(key)).contains(PaymentStatus.ABORTED);
    }

    @Test
    void alteredReturn_hasAnotherAmount() throws Exception {
      URI window = open("'successUrl':'" + SHOP + "','failUrl':'http://shop.test/fail'");
      assertThat(press(window, "alter")).contains("amount=16000");
    }

    @Test
    void vanishedBuyer_leavesUnconfirmedPayment() throws Exception {
      URI window = open("'successUrl':'" + SHOP + "','failUrl':'http://shop.test/fail'");

      assertThat(push(window, "vanish").statusCode()).isEqualTo(200);

      String key = window.getPath().substring("/window/".length());
      assertThat(toss.status(key)).contains(PaymentStatus.IN_PROGRESS);
    }

    @Test
    void window_expiresAfterThirtyMinutes() throws Exception {
      URI window = open("'successUrl':'" + SHOP + "','failUrl':'http://shop.test/fail'");

      clock.move(Duration.ofMinutes(30).plusSeconds(1));

      assertThat(push(window, "approve").statusCode()).isEqualTo(404);
      assertThat(toss.status(window.getPath().substring("/window/".length())))
          .contains(PaymentStatus.EXPIRED);
    }

    @Test
    void unknownKeyOrInvalidRequest_opensNoWindow() throws Exception {
      String strange = message("").replace(toss.clientKey(), "test_gck_strange");
      assertError(post("/sdk/payments", strange), 401, "UNAUTHORIZED_KEY");
      assertError(
          post("/sdk/payments", message("").replace("15000", "1.5")), 400, "INVALID_REQUEST");
      assertError(post("/sdk/payments", message("").replace(order, "a")), 400, "INVALID_ORDER_ID");
      assertError(post("/sdk/payments", "{"), 400, "INVALID_REQUEST");
    }

    private String message(String more) {
      return ("{'clientKey':'%s','orderId':'%s','orderName':'<b>shoes','amount':15000,"
              + "'method':'CARD','shopOrigin':'http://shop.test'%s}")
          .formatted(toss.clientKey(), order, more.isEmpty() ? "" : "," + more)
          .replace('\'', '"');
    }

    private URI open(String urls) throws Exception {
      return URI.create(json(post("/sdk/payments", message(urls))).getString("url"));
    }

    private String press(URI window, String button) throws Exception {
      HttpResponse<String> answer = push(window, button);
      assertThat(answer.statusCode()).isEqualTo(303);
      return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> push(URI window, String button) throws Exception {
      return send(
          HttpRequest.newBuilder(window.resolve(window.getPath() + "/" + button))
              .POST(BodyPublishers.noBody()));
    }
  }

  @Nested
  class ConsolePage {
    @Test
    void page_showsPaymentsAndConfirmCounts() throws Exception {
      String key = paid(15000);
      confirm(key, order, 15000);

      assertThat(page(toss.origin().resolve("/")))
          .contains(order, key, "₩15,000", "DONE", "<dt>Confirms asked</dt><dd>2</dd>")
          .contains("400 ALREADY_PROCESSED_PAYMENT");
    }

    @Test
    void forms_armFaultsAndMakeDeposits() throws Exception {
      String key = toss.authenticate(order, 15000, VIRTUAL_ACCOUNT);
      submit(
          "/arm",
          "fault=captures, then drops the line",
          "call=CONFIRM",
          "times=1",
          "orderId=" + order);

      assertThatThrownBy(() -> confirm(key, order, 15000)).isInstanceOf(IOException.class);
      assertThat(toss.status(key)).contains(PaymentStatus.WAITING_FOR_DEPOSIT);

      submit("/deposit", "orderId=" + order);
      assertThat(toss.captured(order)).isEqualTo(15000);
    }

    @Test
    void requestData_isEscaped() throws Exception {
      send(confirmOf("k", "<script>alert(1)</script>", 1));

      assertThat(page(toss.origin().resolve("/")))
          .contains("&lt;script&gt;alert(1)")
          .doesNotContain("<script>alert(1)");
    }

    private void submit(String path, String... fields) throws Exception {
      StringBuilder form = new StringBuilder();
      for (String field : fields) {
        String[] parts = field.split("=", 2);
        form.append(parts[0]).append('=');
        form.append(URLEncoder.encode(parts[1], StandardCharsets.UTF_8)).append('&');
      }
      HttpRequest.Builder request =
          HttpRequest.newBuilder(toss.origin().resolve(path))
              .POST(BodyPublishers.ofString(form.toString()));
      assertThat(send(request).statusCode()).isEqualTo(303);
    }
  }

  @Test
  void sdk_isServedWithPaymentMethods() throws Exception {
    assertThat(page(toss.sdkUrl())).contains("window.TossPayments = TossPayments");
    HttpResponse<String> methods =
        send(
            HttpRequest.newBuilder(
                toss.origin().resolve("/sdk/widget?clientKey=" + toss.clientKey())));
    assertThat(json(methods).getJsonArray("methods")).hasSize(PaymentMethod.values().length);
    assertThat(methods.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertError(
        send(HttpRequest.newBuilder(toss.origin().resolve("/sdk/widget?clientKey=test_gck_x"))),
        401,
        "UNAUTHORIZED_KEY");
  }

  @Test
  void close_endsThreadsAndStopsListening() throws Exception {
    String key = toss.authenticate(order, 15000);
    toss.arm(new Fault.AnswersLate(FOREVER));
    http.sendAsync(confirmOf(key, order, 15000).build(), BodyHandlers.ofString());
    waitUntil(() -> toss.captured(order) == 15000);

    toss.close();

    waitUntil(
        this::allSimulatorThreadsEnded); // an executor terminates slightly before its threads end
    assertThatThrownBy(() -> get("/v1/payments/x")).isInstanceOf(ConnectException.class);
  }

  private boolean allSimulatorThreadsEnded() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().equals("toss-simulator-" + toss.origin().getPort()));
  }

  // ---- helper methods -------------------------------------------------------------------------

  private String paid(long amount) throws Exception {
    String key = toss.authenticate(order, amount, CARD);
    assertThat(confirm(key, order, amount).statusCode()).isEqualTo(200);
    return key;
  }

  private HttpResponse<String> confirm(String key, String orderId, long amount) throws Exception {
    return send(confirmOf(key, orderId, amount));
  }

  private HttpResponse<String> confirm(
      String key, String orderId, long amount, String idempotencyKey) throws Exception {
    return send(confirmOf(key, orderId, amount).header("Idempotency-Key", idempotencyKey));
  }

  private HttpRequest.Builder confirmOf(String key, String orderId, long amount) {
    String body =
        Json.createObjectBuilder()
            .add("paymentKey", key)
            .add("orderId", orderId)
            .add("amount", amount)
            .build()
            .toString();
    return api("/v1/payments/confirm").POST(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> cancel(String key, String body) throws Exception {
    return post("/v1/payments/" + key + "/cancel", body.replace('\'', '"'));
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(api(path).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(api(path));
  }

  private String page(URI address) throws Exception {
    HttpResponse<String> page = send(HttpRequest.newBuilder(address));
    assertThat(page.statusCode()).isEqualTo(200);
    return page.body();
  }

  private HttpRequest.Builder api(String path) {
    String basic =
        Base64.getEncoder()
            .encodeToString((toss.secretKey() + ":").getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(toss.apiUrl().resolve(path))
        .header("Authorization", "Basic " + basic)
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonObject json(HttpResponse<String> response) {
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return reader.readObject();
    }
  }

  private static void assertError(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode() + " " + json(response).getString("code"))
        .isEqualTo(status + " " + code);
  }

  private static void waitUntil(BooleanSupplier condition) {
    Instant limit = Instant.now().plusSeconds(5);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("condition met within 5 s").isBefore(limit);
      Thread.onSpinWait();
    }
  }

  private static final class MovingClock extends Clock {
    private volatile Instant now = Instant.parse("2026-01-02T03:04:05Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
