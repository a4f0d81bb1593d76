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

/** {@code GET /api/checkout/callback}, and the pages it leads to. */
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
  void agreedPayment_isCapturedAndShown() throws Exception {
    var back = visitor.returnsFromWindow(order);

    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(visitor.location(back)).isEqualTo(success());
    assertThat(shop.toss().captured(order.id())).isEqualTo(118_000);
    var page = visitor.follow(back);
    assertThat(heading(page)).isEqualTo("Payment complete");
    assertThat(page.body())
        .contains("Shoes &lt;b&gt;", "₩118,000", "data-state=\"PAID\"", "data-testid=\"receipt\"")
        .doesNotContain("Shoes <b>");
    eventually("stock", () -> products.stock(product), left -> left == 8);
    assertThat(products.held(product)).isZero();
  }

  /** Toss names no charset. */
  @Test
  void wordsOfToss_areReadAsUtf8() {
    visitor.returnsFromWindow(order);

    assertThat(database.text("select method from payments where order_id = ?::uuid", order.id()))
        .isEqualTo("CARD");
  }

  @Test
  void reload_asksTossOnceAndLandsOnSuccess() {
    var address = callback(order, agreed());
    visitor.get(address);

    for (int i = 0; i < 5; i++)
      assertThat(visitor.location(visitor.get(address))).isEqualTo(success());

    assertThat(shop.toss().confirmRequests(order.id())).isEqualTo(1);
  }

  @Test
  void twentyTabsAtOnce_captureOnce() {
    var address = callback(order, agreed());

    var tabs =
        IntStream.range(0, 20)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> visitor.get(address)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(tabs).allSatisfy(tab -> assertThat(visitor.location(tab)).isEqualTo(success()));
    assertThat(shop.toss().confirmRequests(order.id())).isEqualTo(1);
    assertThat(shop.toss().captured(order.id())).isEqualTo(118_000);
    assertThat(database.status(order.id())).isEqualTo("PAID");
  }

  @Test
  void anotherBrowser_paysButLearnsNothing() {
    var other = Visitor.to(shop);

    var page = other.follow(other.get(callback(order, agreed())));

    assertThat(database.status(order.id())).isEqualTo("PAID");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Only the customer who ordered")
        .doesNotContain("Shoes", "118,000");
    assertThat(Visitor.signedInTo(shop).get(success()).body()).doesNotContain("Shoes", "118,000");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 117_999, 118_001, 0, 999_999_999_999L})
  void alteredAmount_capturesNothing(long amount) throws Exception {
    var key = agreed();

    var back = visitor.get(callback(new Placed(order.id(), amount), key));

    assertThat(visitor.location(back)).contains("code=AMOUNT_MISMATCH");
    assertThat(visitor.follow(back).body())
        .contains("data-reason=\"checkout.error.AMOUNT_MISMATCH\"");
    assertNothingAsked();
    // and the true one still can
    assertThat(visitor.location(visitor.get(callback(order, key)))).isEqualTo(success());
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void strangeParameters_askAndChangeNothing(String query) throws Exception {
    var log = LogWatch.of(shop.server().log());
    var filled = query.replace("ORDER", order.id()).replace("KEY", agreed());

    var back = visitor.get("/api/checkout/callback" + filled);

    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(visitor.location(back)).startsWith("/checkout/error?code=INVALID_CALLBACK");
    assertThat(visitor.follow(back).statusCode()).isEqualTo(200);
    assertNothingAsked();
    assertThat(log.troubles()).isEmpty();
  }

  static Stream<String> malformed() {
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
  void unknownOrder_isSaidSo() throws Exception {
    var back = visitor.get(callback(new Placed(UUID.randomUUID().toString(), 118_000), agreed()));

    assertThat(visitor.location(back)).contains("code=UNKNOWN_ORDER");
    assertThat(visitor.follow(back).body()).contains("There is no such order.");
    assertNothingAsked();
  }

  @Test
  void closedOrder_isNotPaid() throws Exception {
    var key = agreed();
    visitor.orders(product, 2);

    var back = visitor.get(callback(order, key));

    assertThat(database.status(order.id())).isEqualTo("CANCELED");
    assertThat(visitor.location(back)).contains("/checkout/error?code=ORDER_ENDED");
    assertThat(shop.toss().confirmRequests(order.id())).isZero();
  }

  @Test
  void resultOfAClosedOrder_isToldByTheOrdersOwnPage() {
    visitor.submit("/orders/" + order.id() + "/cancel", Map.of());

    assertThat(visitor.location(visitor.get(success()))).isEqualTo("/orders/" + order.id());
    assertThat(visitor.follow(success()).body()).contains("data-state=\"CANCELED\"");
  }

  @Test
  void keyOfAnotherOrder_isNotAskedForTwice() {
    var key = agreed();
    visitor.get(callback(order, key));
    var other = visitor.orders(product, 2);

    var back = visitor.get(callback(other, key));

    assertThat(visitor.location(back)).contains("code=INVALID_CALLBACK");
    assertThat(shop.toss().confirmRequests(other.id())).isZero();
    assertThat(database.status(other.id())).isEqualTo("PENDING");
  }

  @Test
  void secondKeyForAPaidOrder_isNotAskedFor() {
    var second = agreed();
    visitor.get(callback(order, agreed()));

    assertThat(visitor.location(visitor.get(callback(order, second)))).isEqualTo(success());
    assertThat(shop.toss().confirmRequests(order.id())).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"REJECT_CARD_COMPANY", "EXCEED_MAX_AMOUNT", "INVALID_STOPPED_CARD", "FDS_ERROR"})
  void declineByToss_releasesTheHoldAndIsShownInWords(String code) throws Exception {
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
    // whichever page they look at
    assertThat(visitor.location(visitor.get(success()))).isEqualTo("/orders/" + order.id());
    assertThat(visitor.get("/orders/" + order.id()).body()).contains("data-state=\"FAILED\"");
  }

  @Test
  void capturedThenDropped_isCalledCheckingAndThenPaid() {
    // the check that would resolve it is kept from doing so until the page was read
    shop.toss().armFor(order.id(), new Fault.DropsAfterEffect());
    shop.toss().armFor(order.id(), new Fault.DropsBeforeEffect(), Call.RETRIEVE, 2);

    var back = visitor.returnsFromWindow(order);

    assertThat(visitor.location(back)).isEqualTo(success());
    assertThat(heading(visitor.get(success()))).isEqualTo("We are checking your payment");
    assertThat(visitor.location(visitor.get("/checkout/error?orderId=" + order.id())))
        .isEqualTo(success());
    awaitPaid();
    assertThat(heading(visitor.get(success()))).isEqualTo("Payment complete");
    assertThat(shop.toss().captured(order.id())).isEqualTo(118_000);
    assertThat(shop.toss().confirmRequests(order.id())).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("silences")
  void noAnswerToTrust_isNeverAnErrorAndCapturesOnce(Fault fault) {
    shop.toss().armFor(order.id(), fault);

    var back = visitor.returnsFromWindow(order);

    assertThat(visitor.location(back)).isEqualTo(success());
    awaitPaid();
    assertThat(shop.toss().captured(order.id())).isEqualTo(118_000);
    assertThat(visitor.follow(success()).body()).contains("data-state=\"PAID\"");
  }

  static Stream<Fault> silences() {
    return Stream.of(
        new Fault.DropsBeforeEffect(),
        new Fault.AnswersHtml(),
        new Fault.AnswersTruncated(),
        new Fault.FailsBeforeEffect(),
        new Fault.FailsAfterEffect(),
        new Fault.TooManyRequests());
  }

  @Test
  void reloadWhileTossWorks_isCalledCheckingAndAsksOnce() {
    shop.toss().armFor(order.id(), new Fault.WorksSlowly(Duration.ofSeconds(60)));
    var address = callback(order, agreed());
    var first = CompletableFuture.supplyAsync(() -> visitor.get(address));
    eventually("question", () -> shop.toss().confirmRequests(order.id()), asked -> asked == 1);

    assertThat(visitor.location(visitor.get(address))).isEqualTo(success());
    assertThat(heading(visitor.get(success()))).isEqualTo("We are checking your payment");

    shop.toss().releaseHeld();
    assertThat(visitor.location(first.join())).isEqualTo(success());
    assertThat(shop.toss().confirmRequests(order.id())).isEqualTo(1);
    assertThat(database.status(order.id())).isEqualTo("PAID");
  }

  @Test
  void virtualAccount_waitsForItsMoney() {
    var key = shop.toss().authenticate(order.id(), order.amount(), PaymentMethod.VIRTUAL_ACCOUNT);

    var page = visitor.follow(visitor.get(callback(order, key)));

    assertThat(database.status(order.id())).isEqualTo("WAITING_FOR_DEPOSIT");
    assertThat(page.body())
        .contains("data-state=\"WAITING_FOR_DEPOSIT\"", "Waiting for your deposit");
  }

  @Test
  void unpaidOrder_isNoSuccess() {
    var page = visitor.follow(success());

    assertThat(page.body()).contains("data-state=\"PENDING\"").doesNotContain("Payment complete");
  }

  private String agreed() {
    return shop.toss().authenticate(order.id(), order.amount());
  }

  private String success() {
    return "/checkout/success?orderId=" + order.id();
  }

  private void awaitPaid() {
    eventually("payment", () -> database.status(order.id()), "PAID"::equals);
  }

  private void assertNothingAsked() throws Exception {
    assertThat(shop.toss().confirmRequests(order.id())).isZero();
    assertThat(shop.toss().captured(order.id())).isZero();
    assertThat(database.status(order.id())).isEqualTo("PENDING");
    assertThat(products.held(product)).isEqualTo(2);
    assertThat(
            database.number("select count(*) from payments where order_id = ?::uuid", order.id()))
        .isZero();
  }
}
