package dev.gyeolje.payment;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Page.heading;
import static dev.gyeolje.support.TossWebhooks.statusChanged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.fcm.SentMessage;
import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.simulator.toss.SeenRequest;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Invariants;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.TossWebhooks;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests refunds that operators request at {@code /ops/orders/{id}}. */
@Tag("rules")
class RefundIT {
  /** Counts the notifications created for the published event, one per device. */
  private static final String NOTIFICATIONS_OF_EVENT =
      "select count(*) from notifications n join outbox o on n.event_id = cast(o.event_id as text)"
          + " where o.topic = 'checkout-canceled' and n.order_id = ?::uuid";

  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final Visitor visitor = Visitor.signedInTo(shop);
  private final Visitor operator = Visitor.operatorOf(shop);
  private UUID product;
  private Placed order;

  @BeforeEach
  void sellThreeUnits() throws Exception {
    product = products.add(10_000, 10);
    order = visitor.buys(product, 3);
    eventually("the committed stock", () -> products.stock(product), left -> left == 7);
  }

  @AfterEach
  void allInvariantsHold() {
    Invariants.hold(shop);
  }

  @Test
  @Tag("portable")
  void fullRefund_restocksChosenUnitsAndNotifiesCustomer() throws Exception {
    var device = visitor.listens();

    var response =
        requestRefund(Map.of("amount", "30,000", "reason", "<b>", "restock." + product, "2"));

    assertThat(operator.location(response)).isEqualTo("/ops/orders/" + order.id());
    waitUntil("REFUNDED");
    assertThat(shop.toss().captured(order.id())).isZero();
    assertThat(products.stock(product)).isEqualTo(9);
    assertThat(products.held(product)).isZero();
    assertThat(operatorsPage())
        .contains("data-refund=\"DONE\"", "&lt;b&gt;")
        .doesNotContain("<b>", "data-testid=\"refund\"");
    assertThat(visitor.get("/orders/" + order.id()).body()).contains("data-state=\"REFUNDED\"");
    assertThat(refundNotifications(device))
        .singleElement()
        .satisfies(message -> assertThat(message.body()).contains("30,000"))
        .satisfies(
            message -> assertThat(message.data().get("link")).endsWith("/orders/" + order.id()));
    eventually("publication", () -> cancelsPublished(), published -> published == 1);
    assertThat(database.number(NOTIFICATIONS_OF_EVENT, order.id())).isEqualTo(1);
  }

  @Test
  @Tag("portable")
  void partialRefunds_reduceCapturedAmountToZero() throws Exception {
    requestRefund("12000");
    waitUntil("PARTIALLY_REFUNDED");
    assertThat(shop.toss().captured(order.id())).isEqualTo(18_000);
    assertThat(operatorsPage()).contains("value=\"18000\"");
    assertThat(customersPage())
        .contains("data-testid=\"paid\"", "₩30,000", "data-refund=\"DONE\"", "Refunded", "₩12,000");

    requestRefund("18000");
    waitUntil("REFUNDED");
    assertThat(shop.toss().captured(order.id())).isZero();
    assertThat(products.stock(product)).isEqualTo(7);
  }

  @Test
  void refundAboveRemainder_isRejectedAndChangesNothing() {
    requestRefund("20000");
    waitUntil("PARTIALLY_REFUNDED");

    for (var amount : List.of("10001", "30000", "999999999999"))
      assertThat(requestRefund(amount).body()).contains("No more can be refunded than is left.");

    assertThat(shop.toss().captured(order.id())).isEqualTo(10_000);
    assertThat(refunds("DONE")).isEqualTo(1);
    assertThat(refunds()).isEqualTo(1);
  }

  @Test
  @Tag("portable")
  void concurrentRefunds_neverExceedCapturedAmount() {
    var form = forms(20);
    var answers =
        IntStream.range(0, 20)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> submitForm(form.get(i), "4000")))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 303).hasSize(7);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() != 303)
        .hasSize(13)
        .allSatisfy(answer -> assertThat(answer.body()).contains("No more can be refunded"));
    eventually("all refunds", () -> refunds("DONE"), done -> done == 7);
    assertThat(refunds()).isEqualTo(7);
    assertThat(shop.toss().captured(order.id())).isEqualTo(2_000);
    assertThat(database.status(order.id())).isEqualTo("PARTIALLY_REFUNDED");
  }

  /** Two operators request the same partial refund without knowing of each other. */
  @Test
  void outdatedRefundForm_isRejectedWithMessage() {
    var first = refundForm(operatorsPage());
    var second = refundForm(operatorsPage());

    assertThat(operator.submit(refundsOf(order), first).statusCode()).isEqualTo(303);
    var late = operator.submit(refundsOf(order), second);

    assertThat(late.statusCode()).isEqualTo(200);
    assertThat(late.body()).contains("Another operator was here before you");
    waitUntil("PARTIALLY_REFUNDED");
    assertThat(refunds()).isEqualTo(1);
    assertThat(shop.toss().captured(order.id())).isEqualTo(20_000);

    operator.submit(refundsOf(order), refundForm(operatorsPage()));
    eventually("the second refund", () -> refunds("DONE"), done -> done == 2);
  }

  /** Returns the fields that a browser sends from the page's form, for a refund of 10,000 won. */
  private static Map<String, String> refundForm(String page) {
    var fields = new HashMap<>(Map.of("amount", "10000", "reason", "scratched"));
    for (var hidden : List.of("request", "seen"))
      fields.put(hidden, Page.of(page).attribute("[name=" + hidden + "]", "value").orElseThrow());
    return fields;
  }

  @Test
  void repeatedForm_refundsOnce() {
    var form = forms(1).get(0);

    var first = submitForm(form, "10000");
    var second = submitForm(form, "10000");

    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(operator.location(second)).isEqualTo("/ops/orders/" + order.id());
    waitUntil("PARTIALLY_REFUNDED");
    assertThat(refunds()).isEqualTo(1);
    assertThat(shop.toss().captured(order.id())).isEqualTo(20_000);
  }

  /** With one id for two commands, the audit trail would contain a refund that no operator made. */
  @Test
  void requestIdReusedForOtherCommand_isRejected() throws Exception {
    var form = forms(1).get(0);
    var other = visitor.buys(product, 1);
    submitForm(form, "10000");
    waitUntil("PARTIALLY_REFUNDED");

    assertThat(submitForm(form, "10001").body()).contains("used for something else already");
    for (var changed : List.of(Map.of("reason", "b"), Map.of("restock." + product, "1"))) {
      var fields = new HashMap<>(Map.of("request", form, "amount", "10000", "reason", "scratched"));
      fields.putAll(changed);
      assertThat(operator.submit(refundsOf(order), fields).body())
          .contains("used for something else already");
    }
    assertThat(
            operator
                .submit(
                    refundsOf(other),
                    Map.of("request", form, "amount", "10000", "reason", "scratched"))
                .body())
        .contains("used for something else already");

    assertThat(refunds()).isEqualTo(1);
    assertThat(
            database.number(
                "select count(*) from ops_actions where idempotency_key = ?::uuid and action = 'REFUND'",
                form))
        .isEqualTo(1);
    assertThat(shop.toss().captured(other.id())).isEqualTo(10_000);
  }

  @Test
  void repeatedCommand_isAuditedOnce() {
    var form = forms(1).get(0);

    submitForm(form, "12000");
    submitForm(form, "12000");
    requestRefund("999999999999");

    assertThat(
            database.number(
                "select count(*) from ops_actions where action = 'REFUND' and order_id = ?::uuid",
                order.id()))
        .isEqualTo(1);
    assertThat(
            Page.of(operator.get("/ops/actions"))
                .texts("[data-action=REFUND][data-outcome=DONE]:has([href$=" + order.id() + "])"))
        .singleElement()
        .asString()
        .contains("Refund requested: done", "12000 KRW", "scratched")
        .contains(LocalShop.OPERATOR);
    waitUntil("PARTIALLY_REFUNDED");
    assertThat(operatorsPage()).contains("data-kind=\"ACTION\"");
  }

  @Test
  @Tag("portable")
  void refundRejectedByToss_showsCodeAndCanBeRequestedAgain() {
    shop.toss().armFor(order.id(), new Fault.Rejects("NOT_CANCELABLE_PAYMENT"), Call.CANCEL, 1);

    requestRefund("30000");

    eventually("the rejection", () -> refunds("REJECTED"), rejected -> rejected == 1);
    assertThat(operatorsPage()).contains("data-refund=\"REJECTED\"", "NOT_CANCELABLE_PAYMENT");
    assertThat(customersPage()).doesNotContain("data-refund");
    assertThat(database.status(order.id())).isEqualTo("PAID");
    assertThat(reserved()).isZero();
    assertThat(shop.toss().captured(order.id())).isEqualTo(30_000);

    requestRefund("30000");
    waitUntil("REFUNDED");
    assertThat(shop.toss().captured(order.id())).isZero();
  }

  @ParameterizedTest
  @Tag("portable")
  @MethodSource("faults")
  void lostRefundResponse_isReconciledAndRefundsOnce(Fault fault, int asked) {
    shop.toss().armFor(order.id(), fault, Call.CANCEL, 1);

    requestRefund("12000");

    waitUntil("PARTIALLY_REFUNDED");
    assertThat(shop.toss().captured(order.id())).isEqualTo(18_000);
    assertThat(refunds()).isEqualTo(1);
    assertThat(shop.toss().requests(order.id()))
        .filteredOn(request -> request.call() == Call.CANCEL)
        .hasSize(asked)
        .extracting(SeenRequest::idempotencyKey)
        .containsOnly(
            database.text(
                "select idempotency_key from refunds where order_id = ?::uuid", order.id()));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments(new Fault.DropsAfterEffect(), 1),
        arguments(new Fault.DropsBeforeEffect(), 2),
        arguments(new Fault.FailsAfterEffect(), 1),
        arguments(new Fault.FailsAfterEffectAndForgets(), 1),
        arguments(new Fault.FailsBeforeEffect(), 2),
        arguments(new Fault.AnswersTruncated(), 1),
        arguments(new Fault.TooManyRequests(), 2));
  }

  /** To a repeated request Toss would answer "already canceled", about this very refund. */
  @Test
  void fullRefundWithLostResponse_isRecordedAsDone() {
    shop.toss().armFor(order.id(), new Fault.FailsAfterEffectAndForgets(), Call.CANCEL, 1);

    requestRefund("30000");

    waitUntil("REFUNDED");
    assertThat(refunds("DONE")).isEqualTo(1);
  }

  @Test
  void twoAmbiguousRefunds_doNotBlockEachOther() {
    shop.toss().armFor(order.id(), new Fault.Rejects("SOMETHING_NEW"), Call.CANCEL, 2);

    requestRefund("12000");
    requestRefund("12000");

    eventually(
        "both ambiguous codes", () -> ambiguous("SOMETHING_NEW"), ambiguous -> ambiguous == 2);
    twoMinutesPass();
    eventually("the rejection", () -> refunds("REJECTED"), rejected -> rejected == 2);
    assertThat(reserved()).isZero();
  }

  /** Toss would treat a request with an expired idempotency key as another refund. */
  @Test
  void refundOlderThanIdempotencyKey_isNotSentAgain() {
    shop.toss().armFor(order.id(), new Fault.TooManyRequests(), Call.CANCEL, 1_000);
    requestRefund("12000");
    eventually("the recorded result", this::lastResult, result -> result.contains("429"));

    database.change(
        "update refunds set requested_at = requested_at - interval '15 days',"
            + " next_attempt_at = now() where order_id = ?::uuid",
        order.id());

    eventually("the rejection", () -> refunds("REJECTED"), rejected -> rejected == 1);
    assertThat(lastResult()).isEqualTo("NOT_REFUNDED");
    assertThat(shop.toss().captured(order.id())).isEqualTo(30_000);
  }

  @Test
  void ambiguousRefund_isResolvedByReconciling() {
    var code = "SOMETHING_NEW";
    shop.toss().armFor(order.id(), new Fault.Rejects(code), Call.CANCEL, 1);

    requestRefund("12000");

    eventually("the code", () -> ambiguous(code), ambiguous -> ambiguous == 1);
    assertThat(refunds("REQUESTED")).isEqualTo(1);
    twoMinutesPass();
    eventually("the rejection", () -> refunds("REJECTED"), rejected -> rejected == 1);
    assertThat(operatorsPage()).contains(code);
    assertThat(reserved()).isZero();
    assertThat(shop.toss().captured(order.id())).isEqualTo(30_000);
    assertThat(database.status(order.id())).isEqualTo("PAID");
  }

  /** Toss stores its response with the idempotency key and would repeat it for 15 days. */
  @ParameterizedTest
  @ValueSource(strings = {"PROVIDER_ERROR", "FORBIDDEN_CONSECUTIVE_REQUEST"})
  void temporarilyRejectedRefund_isRepeatedWithNewKey(String code) {
    shop.toss().armFor(order.id(), new Fault.Rejects(code), Call.CANCEL, 1);

    requestRefund("12000");

    eventually("the code", this::lastResult, result -> result.contains(code));
    backoffEnds();
    waitUntil("PARTIALLY_REFUNDED");
    assertThat(shop.toss().captured(order.id())).isEqualTo(18_000);
    assertThat(refunds()).isEqualTo(1);
    assertThat(keys()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void refundsOfOnePayment_areSentOneAfterAnother() {
    shop.toss().declineConsecutiveCancels(order.id(), Duration.ofSeconds(1));

    requestRefund("1000");
    requestRefund("2000");
    requestRefund("3000");

    eventually("all refunds", () -> refunds("DONE"), done -> done == 3);
    assertThat(shop.toss().captured(order.id())).isEqualTo(24_000);
    assertThat(keys()).hasSize(3);
  }

  private List<String> keys() {
    return shop.toss().requests(order.id()).stream()
        .filter(request -> request.call() == Call.CANCEL)
        .map(SeenRequest::idempotencyKey)
        .toList();
  }

  @Test
  @Tag("portable")
  void failingRefund_canBeWithdrawnAndReplaced() {
    shop.toss().armFor(order.id(), new Fault.FailsBeforeEffect(), Call.CANCEL, 1_000);
    requestRefund("12000");
    eventually("the code", this::lastResult, result -> result.contains("FAILED_INTERNAL"));
    var message = database.text("select message from refunds where order_id = ?::uuid", order.id());
    assertThat(message).isNotBlank();
    assertThat(operatorsPage()).contains(message, "data-testid=\"withdraw\"");
    assertThat(operator.get("/ops/money").body()).contains(message);
    assertThat(customersPage()).doesNotContain(message, "FAILED_INTERNAL");

    assertThat(withdraws(Map.of("reason", " ")).body()).contains("Please give a reason.");
    var withdrawal = withdraws(Map.of());
    assertThat(operator.follow(withdrawal).body())
        .contains("data-action=\"WITHDRAW\" data-outcome=\"DONE\"", "wanted all of it");
    backoffEnds();
    eventually("the withdrawal", () -> refunds("WITHDRAWN"), withdrawn -> withdrawn == 1);
    assertThat(reserved()).isZero();
    assertThat(customersPage()).doesNotContain("data-refund");
    assertThat(withdraws(Map.of()).body()).contains("has ended");

    shop.toss().disarm(order.id());
    requestRefund("30000");
    waitUntil("REFUNDED");
    assertThat(shop.toss().captured(order.id())).isZero();
  }

  @Test
  void executedRefund_isNotWithdrawn() {
    shop.toss().armFor(order.id(), new Fault.FailsAfterEffect(), Call.CANCEL, 1);
    shop.toss().armFor(order.id(), new Fault.TooManyRequests(), Call.RETRIEVE, 2);
    requestRefund("12000");
    eventually("a recorded result", this::lastResult, result -> !result.isEmpty());

    withdraws(Map.of());

    waitUntil("PARTIALLY_REFUNDED");
    assertThat(refunds("DONE")).isEqualTo(1);
    assertThat(shop.toss().captured(order.id())).isEqualTo(18_000);
  }

  /** Toss may still be executing a request without a response, although no cancel is visible. */
  @Test
  void possiblyExecutingRefund_isWithdrawnOnlyAfterTwoMinutes() {
    shop.toss().armFor(order.id(), new Fault.DropsBeforeEffect(), Call.CANCEL, 1_000);
    requestRefund("12000");
    eventually("a recorded result", this::lastResult, result -> !result.isEmpty());

    withdraws(Map.of());
    eventually("a retrieve", this::retrieves, retrieves -> retrieves > 0);
    long sent = keys().size();
    long earlier = retrieves();
    eventually("further retrieves", this::retrieves, retrieves -> retrieves >= earlier + 2);
    assertThat(refunds("REQUESTED")).isEqualTo(1);
    assertThat(keys()).hasSize((int) sent);

    database.change(
        "update refunds set last_sent_at = last_sent_at - interval '2 minutes',"
            + " next_attempt_at = now() where order_id = ?::uuid",
        order.id());
    eventually("the withdrawal", () -> refunds("WITHDRAWN"), withdrawn -> withdrawn == 1);
  }

  private long retrieves() {
    return shop.toss().requests(order.id()).stream()
        .filter(request -> request.call() == Call.RETRIEVE)
        .count();
  }

  private HttpResponse<String> withdraws(Map<String, String> fields) {
    var refund =
        database.text(
            "select id from refunds where order_id = ?::uuid order by requested_at", order.id());
    var all =
        new HashMap<>(
            Map.of("request", UUID.randomUUID().toString(), "reason", "wanted all of it"));
    all.putAll(fields);
    return operator.submit(refundsOf(order) + "/" + refund + "/withdrawal", all);
  }

  @Test
  @Tag("portable")
  void refundMadeAtToss_isImported() throws Exception {
    var device = visitor.listens();
    var key =
        database.text("select payment_key from payments where order_id = ?::uuid", order.id());
    var webhooks = new TossWebhooks(shop);

    shop.toss().cancel(order.id(), 10_000);
    webhooks.send("a-" + order.id(), statusChanged(order.id(), key, "PARTIAL_CANCELED"));
    webhooks.send("b-" + order.id(), statusChanged(order.id(), key, "PARTIAL_CANCELED"));

    waitUntil("PARTIALLY_REFUNDED");
    assertThat(operatorsPage()).contains("value=\"20000\"");
    assertThat(refundNotifications(device))
        .singleElement()
        .extracting(SentMessage::body)
        .asString()
        .contains("10,000");

    requestRefund("5000");
    eventually("the shop's refund", () -> refunds("DONE"), done -> done == 2);
    shop.toss().cancel(order.id(), 15_000);
    webhooks.send("c-" + order.id(), statusChanged(order.id(), key, "PARTIAL_CANCELED"));

    waitUntil("REFUNDED");
    assertThat(refunds()).isEqualTo(3);
    assertThat(products.stock(product)).isEqualTo(7);
  }

  @Test
  void refundMadeAtTossDuringOwnRefund_isImportedAfterwards() {
    var key =
        database.text("select payment_key from payments where order_id = ?::uuid", order.id());
    shop.toss().armFor(order.id(), new Fault.DropsAfterEffect(), Call.CANCEL, 1);
    shop.toss().armFor(order.id(), new Fault.TooManyRequests(), Call.CANCEL, 1);

    requestRefund("10000");
    shop.toss().cancel(order.id(), 10_000);
    new TossWebhooks(shop)
        .send("d-" + order.id(), statusChanged(order.id(), key, "PARTIAL_CANCELED"));

    eventually("the shop's refund", () -> refunds("DONE"), done -> done == 1);
    eventually("both refunds", this::checkAndCountRefunds, done -> done == 2);
    assertThat(refunds()).isEqualTo(2);
    assertThat(shop.toss().captured(order.id())).isEqualTo(10_000);
  }

  /** Triggers the next check, which imports a cancel that could not be attributed before. */
  private long checkAndCountRefunds() {
    database.checkNow(order.id());
    return refunds("DONE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"transactionKey\": \"t\", \"cancelAmount\": 0}",
        "{\"transactionKey\": \"t\", \"cancelAmount\": 30001}",
        "{\"transactionKey\": \"\", \"cancelAmount\": 1}",
        "7",
      })
  void contradictoryCancel_isReviewedOnceAndAllowsRefunds(String cancel) {
    shop.toss()
        .armFor(order.id(), new Fault.AnswersWith("cancels", "[" + cancel + "]"), Call.RETRIEVE, 2);

    checkAndWait();
    waitUntil("REVIEW");
    checkAndWait();

    assertThat(
            database.number(
                "select count(*) from order_events where order_id = ?::uuid and to_status ="
                    + " 'REVIEW'",
                order.id()))
        .isEqualTo(1);
    assertThat(operatorsPage()).contains("data-testid=\"contradiction\"");
    assertThat(refunds()).isZero();
    requestRefund("30000");
    waitUntil("REFUNDED");
    assertThat(shop.toss().captured(order.id())).isZero();
  }

  /** Triggers a check at Toss and waits until the shop has recorded its result. */
  private void checkAndWait() {
    database.checkNow(order.id());
    eventually(
        "the recorded result",
        () ->
            database.number(
                "select count(*) from payments where order_id = ?::uuid"
                    + " and next_check_at > now() + interval '2 minutes'",
                order.id()),
        completed -> completed == 1);
  }

  @Test
  void captureUnderAnotherKey_isShownAndRefunded() {
    var other = visitor.orders(product, 2);
    shop.toss().armFor(other.id(), new Fault.CapturesUnderAnotherKey());
    visitor.returnsFromWindow(other);
    eventually("review", () -> database.status(other.id()), "REVIEW"::equals);
    var key =
        database.text("select captured_key from payments where order_id = ?::uuid", other.id());

    var page = operator.get("/ops/orders/" + other.id()).body();
    assertThat(Page.of(page).text("[data-testid=captured-key]")).contains(key);
    assertThat(operator.get("/ops/orders?q=" + key).body()).contains(other.id());
    operator.submit(
        "/ops/orders/" + other.id() + "/refunds",
        Map.of("request", UUID.randomUUID().toString(), "amount", "20000", "reason", "a"));

    eventually("the refund", () -> database.status(other.id()), "REFUNDED"::equals);
    assertThat(shop.toss().captured(other.id())).isZero();
  }

  @Test
  void paymentWithoutPartialCancel_isRefundedOnlyInFull() {
    var escrow = visitor.orders(product, 2);
    shop.toss().armFor(escrow.id(), new Fault.AnswersWith("isPartialCancelable", "false"));
    visitor.returnsFromWindow(escrow);
    eventually("PAID", () -> database.status(escrow.id()), "PAID"::equals);

    assertThat(operator.get("/ops/orders/" + escrow.id()).body())
        .contains("data-testid=\"only-in-full\"", " readonly>", "data-testid=\"escrow\">No<");
    var fields =
        new HashMap<>(
            Map.of("request", UUID.randomUUID().toString(), "amount", "1", "reason", "a"));
    assertThat(operator.submit(refundsOf(escrow), fields).body())
        .contains("Toss takes no partial cancel of this payment");
    fields.put("amount", "20000");
    operator.submit(refundsOf(escrow), fields);
    eventually("REFUNDED", () -> database.status(escrow.id()), "REFUNDED"::equals);
  }

  private long ambiguous(String code) {
    return database.number(
        "select count(*) from refunds where order_id = ?::uuid and ambiguous_code like '%' || ?",
        order.id(), code);
  }

  @Test
  void refundMadeAtTossWithoutWebhook_isImportedADayLater() {
    shop.toss().cancel(order.id(), 10_000);
    assertThat(
            database.number(
                "select count(*) from payments where order_id = ?::uuid"
                    + " and next_check_at = status_changed_at + interval '1 day'",
                order.id()))
        .isEqualTo(1);

    database.checkNow(order.id());

    waitUntil("PARTIALLY_REFUNDED");
  }

  private String lastResult() {
    var result =
        database.text("select last_result from refunds where order_id = ?::uuid", order.id());
    return result == null ? "" : result;
  }

  /** Ends the wait after a recorded result. */
  private void backoffEnds() {
    database.change(
        "update refunds set next_attempt_at = now() where order_id = ?::uuid", order.id());
  }

  private void twoMinutesPass() {
    database.change(
        "update refunds set requested_at = requested_at - interval '2 minutes',"
            + " next_attempt_at = now() where order_id = ?::uuid",
        order.id());
  }

  @Test
  @Tag("portable")
  void restockedUnits_cannotBeRestockedAgain() throws Exception {
    requestRefund(Map.of("amount", "1000", "reason", "a", "restock." + product, "2"));
    waitUntil("PARTIALLY_REFUNDED");

    var response =
        requestRefund(Map.of("amount", "1000", "reason", "b", "restock." + product, "2"));

    assertThat(response.body()).contains("No more units can be restocked than were ordered.");
    assertThat(refunds()).isEqualTo(1);
    assertThat(products.stock(product)).isEqualTo(9);
  }

  @ParameterizedTest
  @Tag("portable")
  @CsvSource({
    "amount, '', The amount must be a whole number of won.",
    "amount, -1, The amount must be a whole number of won.",
    "amount, 1.5, The amount must be a whole number of won.",
    "amount, 0, No more can be refunded than is left.",
    "reason, '  ', Please give a reason.",
    "request, x, We could not understand that.",
    "number, 110123456789, Give a code of a bank or securities firm",
    "restock.PRODUCT, 4, No more units can be restocked than were ordered.",
    "restock.PRODUCT, -1, No more units can be restocked than were ordered.",
    "restock.x, 1, No more units can be restocked than were ordered.",
  })
  void invalidField_showsErrorAndChangesNothing(String field, String value, String text) {
    var fields = new HashMap<>(Map.of("amount", "1000", "reason", "scratched"));
    fields.put(field.replace("PRODUCT", product.toString()), value);

    assertThat(requestRefund(fields).body()).contains(text);

    assertThat(refunds()).isZero();
    assertThat(reserved()).isZero();
    assertThat(database.status(order.id())).isEqualTo("PAID");
  }

  @Test
  void bankAccountForCardPayment_isRejected() {
    var response =
        requestRefund(
            Map.of(
                "amount", "1000", "reason", "a", "bank", "20", "number", "110", "holder", "Kim"));

    assertThat(response.body()).contains("is refunded the way it was paid, without an account");
    assertThat(refunds()).isZero();
  }

  @Test
  @Tag("portable")
  void formFromAnotherSite_isRejected() {
    var fields = Map.of("amount", "1000", "reason", "a", "request", UUID.randomUUID().toString());

    assertThat(operator.submitFromAnotherSite(refundsOf(order), fields).statusCode())
        .isEqualTo(403);

    assertThat(refunds()).isZero();
  }

  @Test
  void customer_cannotRefund() {
    var fields = Map.of("amount", "1000", "reason", "a", "request", UUID.randomUUID().toString());

    var page = visitor.submit(refundsOf(order), fields);

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(heading(page)).isEqualTo("You cannot see this page");
    assertThat(refunds()).isZero();
  }

  private HttpResponse<String> requestRefund(String amount) {
    return requestRefund(Map.of("amount", amount, "reason", "scratched"));
  }

  private HttpResponse<String> requestRefund(Map<String, String> fields) {
    var all = new HashMap<>(Map.of("request", forms(1).get(0)));
    all.putAll(fields);
    return operator.submit(refundsOf(order), all);
  }

  private HttpResponse<String> submitForm(String form, String amount) {
    return operator.submit(
        refundsOf(order), Map.of("request", form, "amount", amount, "reason", "scratched"));
  }

  /** Returns the request ids of the forms of {@code visits} visits to the page. */
  private List<String> forms(int visits) {
    return IntStream.range(0, visits)
        .mapToObj(i -> Page.of(operatorsPage()).attribute("[name=request]", "value").orElse("none"))
        .toList();
  }

  private static String refundsOf(Placed order) {
    return "/ops/orders/" + order.id() + "/refunds";
  }

  private String customersPage() {
    return visitor.get("/orders/" + order.id()).body();
  }

  private String operatorsPage() {
    return operator.get("/ops/orders/" + order.id()).body();
  }

  private void waitUntil(String status) {
    eventually(status, () -> database.status(order.id()), status::equals);
  }

  private long refunds() {
    return database.number("select count(*) from refunds where order_id = ?::uuid", order.id());
  }

  private long refunds(String status) {
    return database.number(
        "select count(*) from refunds where order_id = ?::uuid and status = ?", order.id(), status);
  }

  private long reserved() {
    return database.number(
        "select refund_reserved from payments where order_id = ?::uuid", order.id());
  }

  private long cancelsPublished() {
    return database.number(
        "select count(*) from outbox where published_at is not null"
            + " and event_type = 'OrderRefunded' and data like '%' || ? || '%'",
        order.id());
  }

  private List<SentMessage> refundNotifications(String device) {
    // the notification of the payment may arrive later
    return eventually(
        "the notification",
        () ->
            shop.fcm().messagesTo(device).stream()
                .filter(message -> !message.title().equals("Payment complete"))
                .toList(),
        messages -> !messages.isEmpty());
  }
}
