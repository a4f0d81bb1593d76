package dev.gyeolje.simulator.toss;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** Serves {@code /v1/payments}: confirm, retrieve, cancel. */
final class PaymentsApi implements HttpHandler {
  private final Clock clock;
  private final Ledger ledger;
  private final IdempotencyStore idempotency;
  private final ArmedFaults faults;
  private final HeldAnswers held;
  private final RequestLog log;

  PaymentsApi(
      Clock clock,
      Ledger ledger,
      IdempotencyStore idempotency,
      ArmedFaults faults,
      HeldAnswers held,
      RequestLog log) {
    this.clock = clock;
    this.ledger = ledger;
    this.idempotency = idempotency;
    this.faults = faults;
    this.held = held;
    this.log = log;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .set("X-TossPayments-Trace-Id", UUID.randomUUID().toString().replace("-", ""));
    ApiRequest request = ApiRequest.read(exchange).orElse(null);
    if (request == null) {
      Answer.error(ErrorCode.of("NOT_FOUND")).send(exchange);
      return;
    }
    String orderId = orderOf(request);
    Fault fault = faults.take(request.call(), orderId).orElse(null);
    long number =
        log.arrived(
            new SeenRequest(
                clock.instant(),
                request.call(),
                orderId,
                request.header("Idempotency-Key"),
                fault,
                "running"));
    Processing processing = new Honest(request);
    Answer answer = fault == null ? processing.run() : fault.strike(processing);
    log.ended(number, answer.summary());
    answer.send(exchange);
  }

  /** Returns the order id of a request, or null if the simulator does not know the order. */
  private String orderOf(ApiRequest request) {
    if (request.call() == Call.CONFIRM) return request.text("orderId");
    if (request.byOrder()) return request.id();
    return ledger.read(request.id(), payment -> payment.request.orderId()).orElse(null);
  }

  /** Processes a request as Toss does without faults. */
  private final class Honest implements Processing {
    private final ApiRequest request;

    Honest(ApiRequest request) {
      this.request = request;
    }

    @Override
    public Answer run(Runnable midway) {
      return answer(
          merchant ->
              switch (request.call()) {
                case CONFIRM -> confirm(merchant, midway);
                case CANCEL -> cancel(merchant, midway);
                case RETRIEVE -> retrieve(merchant, midway);
              });
    }

    @Override
    public Answer runUnderAnotherKey() {
      return answer(
          merchant -> {
            String key = enterConfirm(merchant);
            try {
              return ledger.confirmUnderAnotherKey(key);
            } finally {
              ledger.leave(key);
            }
          });
    }

    @Override
    public Answer reject(String code) {
      return answer(
          merchant -> {
            if (request.call() != Call.CONFIRM) throw new Rejection(code);
            String key = enterConfirm(merchant);
            try {
              throw ledger.reject(key, ErrorCode.of(code));
            } finally {
              ledger.leave(key);
            }
          });
    }

    @Override
    public void hold(Duration time) {
      held.hold(time);
    }

    /**
     * Authenticates the merchant, applies the idempotency key and converts rejections to responses.
     */
    private Answer answer(Work work) {
      return rejectable(
          () -> {
            Merchant merchant = merchant();
            if (request.call() == Call.RETRIEVE) return Answer.json(200, work.as(merchant));
            return idempotency.once(
                identity(merchant),
                () ->
                    rejectable(
                        () -> {
                          obeyTestCode();
                          return Answer.json(200, work.as(merchant));
                        }));
          });
    }

    @Override
    public void forgetKey() {
      idempotency.forget(identity(merchant()));
    }

    private Merchant merchant() {
      return Merchant.authenticate(request.header("Authorization"));
    }

    private IdempotencyStore.Identity identity(Merchant merchant) {
      return new IdempotencyStore.Identity(
          request.header("Idempotency-Key"), merchant, request.method(), request.path());
    }

    private Answer rejectable(Supplier<Answer> work) {
      try {
        return work.get();
      } catch (Rejection rejection) {
        return Answer.error(rejection.error());
      }
    }

    /**
     * Fails with the code in the header by which merchants request errors in Toss' own test mode.
     */
    private void obeyTestCode() {
      String code = request.header("TossPayments-Test-Code");
      if (code == null) return;
      throw new Rejection(ErrorCode.find(code).isPresent() ? code : "INVALID_TEST_CODE");
    }

    private JsonObject confirm(Merchant merchant, Runnable midway) {
      String key = enterConfirm(merchant);
      try {
        midway.run();
        return ledger.confirm(key);
      } finally {
        ledger.leave(key);
      }
    }

    private String enterConfirm(Merchant merchant) {
      String key = request.requiredText("paymentKey");
      Long amount = request.won("amount");
      if (amount == null) throw new Rejection("INVALID_REQUEST");
      ledger.enterConfirm(merchant, key, request.requiredText("orderId"), amount);
      return key;
    }

    private JsonObject cancel(Merchant merchant, Runnable midway) {
      String reason = request.requiredText("cancelReason");
      if (reason.length() > 200) throw new Rejection("INVALID_REQUEST");
      ledger.enterCancel(merchant, request.id());
      try {
        midway.run();
        return ledger.cancel(
            request.id(),
            request.won("cancelAmount"),
            reason,
            request.won("refundableAmount"),
            refundAccount());
      } finally {
        ledger.leave(request.id());
      }
    }

    private Payment.RefundAccount refundAccount() {
      JsonValue account = request.body().get("refundReceiveAccount");
      if (account == null || account == JsonValue.NULL) return null;
      if (!(account instanceof JsonObject given)) throw new Rejection("INVALID_REQUEST");
      return new Payment.RefundAccount(
          given.getString("bank", ""),
          given.getString("accountNumber", ""),
          given.getString("holderName", ""));
    }

    private JsonObject retrieve(Merchant merchant, Runnable midway) {
      midway.run();
      return request.byOrder()
          ? ledger.byOrder(merchant, request.id())
          : ledger.byKey(merchant, request.id());
    }
  }

  private interface Work {
    JsonObject as(Merchant merchant);
  }
}
