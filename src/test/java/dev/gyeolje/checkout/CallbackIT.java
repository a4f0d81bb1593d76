package dev.gyeolje.checkout;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Page.heading;
import static dev.gyeolje.support.Visitor.callback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.simulator.toss.PaymentMethod;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.LogWatch;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /api/checkout/callback}, and the pages it redirects to. */
class CallbackIT {
  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final Visitor visitor = Visitor.signedInTo(shop);
  private UUID product;
  private Placed order;

  @BeforeEach
  void order() throws Exception {
    product = products.add("신발 <b>", "Shoes <b>", 59_000, 10);
    order = visitor.orders(product, 2);
  }

  @Test
  void authenticatedPayment_isCapturedAndShown() throws Exception {
    var back = visitor.returnsFromWindow(order);

    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(visitor.location(back)).isEqualTo(successPath());
    assertThat(shop.toss().captured(order.id())).isEqualTo(118_000);
    var page = visitor.follow(back);
    assertThat(heading(page)).isEqualTo("Payment complete");
    assertThat(page.body())
        .contains("Shoes &lt;b&gt;", "₩118,000", "data-state=\"PAID\"", "data-testid=\"receipt\"")
        .doesNotContain("Shoes <b>");
    eventually("stock", () -> products.stock(product), left -> left == 8);
    assertThat(products.held(product)).isZero();
  }

  /** Toss' responses name no charset. */
  @Test
  void tossResponse_isReadAsUtf8() {
    visitor.returnsFromWindow(order);

    assertThat(database.text("select method from payments where order_id = ?::uuid", order.id()))
        .isEqualTo("CARD");
  }

  @Test
  void reloadedCallback_confirmsOnceAndShowsSuccess() {
    var address = callback(order, authenticatedKey());
    visitor.get(address);

    for (int i = 0; i < 5; i++)
      assertThat(visitor.location(visitor.get(address))).isEqualTo(successPath());

    assertThat(shop.toss().confirmRequests(order.id())).isEqualTo(1);
  }

  @Test
  void twentyConcurrentCallbacks_captureOnce() {
    var address = callback(order, authenticatedKey());

    var tabs =
        IntStream.range(0, 20)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> visitor.get(address)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(tabs).allSatisfy(tab -> assertThat(visitor.location(tab)).isEqualTo(successPath()));
    assertThat(shop.toss().confirmRequests(order.id())).isEqualTo(1);
    assertThat(shop.toss().captured(order.id())).isEqualTo(118_000);
    assertThat(database.status(order.id())).isEqualTo("PAID");
  }

  @Test
  void callbackInAnotherBrowser_paysWithoutShowingTheOrder() {
    var other = Visitor.to(shop);

    var page = other.follow(other.get(callback(order, authenticatedKey())));

    assertThat(database.status(order.id())).isEqualTo("PAID");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Only the customer who ordered")
        .doesNotContain("Shoes", "118,000");
    assertThat(Visitor.signedInTo(shop).get(successPath()).body())
        .doesNotContain("Shoes", "118,000");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 117_999, 118_001, 0, 999_999_999_999L})
  void alteredAmount_capturesNothing(long amount) throws Exception {
    var key = authenticatedKey();

    var back = visitor.get(callback(new Placed(order.id(), amount), key));

    assertThat(visitor.location(back)).contains("code=AMOUNT_MISMATCH");
    assertThat(visitor.follow(back).body())
        .contains("data-reason=\"checkout.error.AMOUNT_MISMATCH\"");
    assertNotConfirmed();
    // the original amount is still accepted
    assertThat(visitor.location(visitor.get(callback(order, key)))).isEqualTo(successPath());
  }

  @ParameterizedTest
  @MethodSource("malformedCallbacks")
  void malformedCallback_isRejectedAndChangesNothing(String query) throws Exception {
    var log = LogWatch.of(shop.server().log());
    var filled = query.replace("ORDER", order.id()).replace("KEY", authenticatedKey());

    var back = visitor.get("/api/checkout/callback" + filled);

    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(visitor.location(back)).startsWith("/checkout/error?code=INVALID_CALLBACK");
    assertThat(visitor.follow(back).statusCode()).isEqualTo(200);
    assertNotConfirmed();
    assertThat(log.troubles()).isEmpty();
  }

  static Stream<String> malformedCallbacks() {
    return Stream.of(
        "",
        "?",
        "?orderId=ORDER",
        "?orderId=ORDER&paymentKey=KEY",
        "?orderId=ORDER&amount=118000",
        "?paymentKey=KEY&amount=118000",
        "?orderId=ORDER&orderId=ORDER&paymentKey=KEY&amount=118000",
        "?orderId=ORDER&paymentKey=KEY&paymentKey=KEY&amount=118000",
        "?orderId=ORDER&paymentKey=KEY&amount=118000&amount=1",
        "?orderId=ORDER&paymentKey=&amount=118000",
        "?orderId=ORDER&paymentKey=KEY&amount=",
        "?orderId=ORDER&paymentKey=KEY&amount=-118000",
        "?orderId=ORDER&paymentKey=KEY&amount=118000.0",
        "?orderId=ORDER&paymentKey=KEY&amount=1e9",
        "?orderId=ORDER&paymentKey=KEY&amount=99999999999999999999999",
        "?orderId=ORDER&paymentKey=KEY&amount=%D9%A1%D9%A1",
        "?orderId=ORDER&paymentKey=KEY%20x&amount=118000",
        "?orderId=ORDER&paymentKey=KEY%00&amount=118000",
        "?orderId=ORDER&paymentKey=%ED%82%A4&amount=118000",
        "?orderId=ORDER&paymentKey=" + "k".repeat(201) + "&amount=118000",
        "?orderId=abc&paymentKey=KEY&amount=118000",
        "?orderId=%00&paymentKey=KEY&amount=118000",
        "?orderId=ORDERx&paymentKey=KEY&amount=118000",
        "?orderId=" + "a".repeat(3_000) + "&paymentKey=KEY&amount=118000",
        "?orderid=ORDER&paymentkey=KEY&Amount=118000");
  }

  @Test
  void unknownOrder_isReported() throws Exception {
    var back =
        visitor.get(
            callback(new Placed(UUID.randomUUID().toString(), 118_000), authenticatedKey()));

    assertThat(visitor.location(back)).contains("code=UNKNOWN_ORDER");
    assertThat(visitor.follow(back).body()).contains("There is no such order.");
    assertNotConfirmed();
  }

  @Test
  void closedOrder_isNotConfirmed() throws Exception {
    var key = authenticatedKey();
    visitor.orders(product, 2);

    var back = visitor.get(callback(order, key));

    assertThat(database.status(order.id())).isEqualTo("CANCELED");
    assertThat(visitor.location(back)).contains("/checkout/error?code=ORDER_ENDED");
    assertThat(shop.toss().confirmRequests(order.id())).isZero();
  }

  @Test
  void successPageOfClosedOrder_redirectsToOrderPage() {
    visitor.submit("/orders/" + order.id() + "/cancel", Map.of());

    assertThat(visitor.location(visitor.get(successPath()))).isEqualTo("/orders/" + order.id());
    assertThat(visitor.follow(successPath()).body()).contains("data-state=\"CANCELED\"");
  }

  @Test
  void paymentKeyOfAnotherOrder_isRejected() {
    var key = authenticatedKey();
    visitor.get(callback(order, key));
    var other = visitor.orders(product, 2);

    var back = visitor.get(callback(other, key));

    assertThat(visitor.location(back)).contains("code=INVALID_CALLBACK");
    assertThat(shop.toss().confirmRequests(other.id())).isZero();
    assertThat(database.status(other.id())).isEqualTo("PENDING");
  }

  @Test
  void secondPaymentKeyForPaidOrder_isNotConfirmed() {
    var second = authenticatedKey();
    visitor.get(callback(order, authenticatedKey()));

    assertThat(visitor.location(visitor.get(callback(order, second)))).isEqualTo(successPath());
    assertThat(shop.toss().confirmRequests(order.id())).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"REJECT_CARD_COMPANY", "EXCEED_MAX_AMOUNT", "INVALID_STOPPED_CARD", "FDS_ERROR"})
  void declineByToss_releasesHoldAndShowsReason(String code) throws Exception {
    shop.toss().armFor(order.id(), new Fault.Rejects(code));

    var back = visitor.returnsFromWindow(order);

    assertThat(visitor.location(back))
        .isEqualTo("/checkout/error?code=FAILED&orderId=" + order.id());
    assertThat(database.status(order.id())).isEqualTo("FAILED");
    assertThat(products.held(product)).isZero();
    assertThat(products.stock(product)).isEqualTo(10);
    var page = visitor.follow(back).body();
    assertThat(page)
        .contains("data-reason=\"payment.reason." + code, "data-testid=\"retry\"")
        .doesNotContain("???");
    // the success page redirects to the failed order
    assertThat(visitor.location(visitor.get(successPath()))).isEqualTo("/orders/" + order.id());
    assertThat(visitor.get("/orders/" + order.id()).body()).contains("data-state=\"FAILED\"");
  }

  @Test
  void answerLostAfterCapture_showsCheckingThenPaid() {
    // two checks fail, so that the page is read before a check resolves the payment
    shop.toss().armFor(order.id(), new Fault.DropsAfterEffect());
    shop.toss().armFor(order.id(), new Fault.DropsBeforeEffect(), Call.RETRIEVE, 2);

    var back = visitor.returnsFromWindow(order);

    assertThat(visitor.location(back)).isEqualTo(successPath());
    assertThat(heading(visitor.get(successPath()))).isEqualTo("We are checking your payment");
    assertThat(visitor.location(visitor.get("/checkout/error?orderId=" + order.id())))
        .isEqualTo(successPath());
    awaitPaid();
    assertThat(heading(visitor.get(successPath()))).isEqualTo("Payment complete");
    assertThat(shop.toss().captured(order.id())).isEqualTo(118_000);
    assertThat(shop.toss().confirmRequests(order.id())).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("unreliableAnswers")
  void unreliableAnswer_endsPaidWithOneCapture(Fault fault) {
    shop.toss().armFor(order.id(), fault);

    var back = visitor.returnsFromWindow(order);

    assertThat(visitor.location(back)).isEqualTo(successPath());
    awaitPaid();
    assertThat(shop.toss().captured(order.id())).isEqualTo(118_000);
    assertThat(visitor.follow(successPath()).body()).contains("data-state=\"PAID\"");
  }

  static Stream<Fault> unreliableAnswers() {
    return Stream.of(
        new Fault.DropsBeforeEffect(),
        new Fault.AnswersHtml(),
        new Fault.AnswersTruncated(),
        new Fault.FailsBeforeEffect(),
        new Fault.FailsAfterEffect(),
        new Fault.TooManyRequests());
  }

  @Test
  void reloadDuringConfirm_showsCheckingAndConfirmsOnce() {
    shop.toss().armFor(order.id(), new Fault.WorksSlowly(Duration.ofSeconds(60)));
    var address = callback(order, authenticatedKey());
    var first = CompletableFuture.supplyAsync(() -> visitor.get(address));
    eventually(
        "the confirm request", () -> shop.toss().confirmRequests(order.id()), asked -> asked == 1);

    assertThat(visitor.location(visitor.get(address))).isEqualTo(successPath());
    assertThat(heading(visitor.get(successPath()))).isEqualTo("We are checking your payment");

    shop.toss().releaseHeld();
    assertThat(visitor.location(first.join())).isEqualTo(successPath());
    assertThat(shop.toss().confirmRequests(order.id())).isEqualTo(1);
    assertThat(database.status(order.id())).isEqualTo("PAID");
  }

  @Test
  void virtualAccount_waitsForDeposit() {
    var key = shop.toss().authenticate(order.id(), order.amount(), PaymentMethod.VIRTUAL_ACCOUNT);

    var page = visitor.follow(visitor.get(callback(order, key)));

    assertThat(database.status(order.id())).isEqualTo("WAITING_FOR_DEPOSIT");
    assertThat(page.body())
        .contains("data-state=\"WAITING_FOR_DEPOSIT\"", "Waiting for your deposit");
  }

  @Test
  void successPageOfUnpaidOrder_showsPending() {
    var page = visitor.follow(successPath());

    assertThat(page.body()).contains("data-state=\"PENDING\"").doesNotContain("Payment complete");
  }

  private String authenticatedKey() {
    return shop.toss().authenticate(order.id(), order.amount());
  }

  private String successPath() {
    return "/checkout/success?orderId=" + order.id();
  }

  private void awaitPaid() {
    eventually("payment", () -> database.status(order.id()), "PAID"::equals);
  }

  private void assertNotConfirmed() throws Exception {
    assertThat(shop.toss().confirmRequests(order.id())).isZero();
    assertThat(shop.toss().captured(order.id())).isZero();
    assertThat(database.status(order.id())).isEqualTo("PENDING");
    assertThat(products.held(product)).isEqualTo(2);
    assertThat(
            database.number("select count(*) from payments where order_id = ?::uuid", order.id()))
        .isZero();
  }
}
