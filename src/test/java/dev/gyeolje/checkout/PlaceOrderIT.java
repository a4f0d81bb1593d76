package dev.gyeolje.checkout;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Visitor.orderOf;
import static dev.gyeolje.support.Visitor.placed;
import static dev.gyeolje.support.Visitor.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.simulator.toss.PaymentMethod;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.LogWatch;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.TossWebhooks;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/checkout/orders}. */
class PlaceOrderIT {
  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final Visitor visitor = Visitor.signedInTo(shop);
  private final UUID key = UUID.randomUUID();
  private UUID product;

  @BeforeEach
  void addProduct() throws Exception {
    product = products.add("신발", "Shoes", 59_000, 10);
  }

  @AfterEach
  void releaseToss() {
    shop.toss().releaseHeld();
  }

  @Test
  void order_usesShopPriceAndHoldsUnits() throws Exception {
    var answer = visitor.asksFor(key, product, 2);

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(type(answer)).isEqualTo("application/json");
    assertThat(answer.body()).contains("\"orderName\":\"Shoes\"");
    assertThat(placed(answer).amount()).isEqualTo(118_000);
    assertThat(database.status(placed(answer).id())).isEqualTo("PENDING");
    assertThat(products.held(product)).isEqualTo(2);
    assertThat(products.stock(product)).isEqualTo(10);
  }

  @Test
  void priceFromTheBrowser_isIgnored() {
    var body =
        orderOf(key, product, 1)
            .replace("{\"productId\"", "{\"price\":1,\"amount\":1,\"productId\"");

    var answer =
        visitor.postJson("/api/checkout/orders", body.replaceFirst("\\{", "{\"amount\":1,"));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(placed(answer).amount()).isEqualTo(59_000);
  }

  @Test
  void linesOfOneProduct_areAddedUp() throws Exception {
    var answer =
        visitor.postJson(
            "/api/checkout/orders", body(line(product, "2") + "," + line(product, "3")));

    assertThat(placed(answer).amount()).isEqualTo(5 * 59_000);
    assertThat(products.held(product)).isEqualTo(5);
  }

  @Test
  void repeatedRequest_createsOneOrder() throws Exception {
    var first = visitor.asksFor(key, product, 1);
    var second = visitor.asksFor(key, product, 1);

    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(placed(second)).isEqualTo(placed(first));
    assertThat(products.held(product)).isEqualTo(1);
  }

  @Test
  void twelveConcurrentRequests_createOneOrder() throws Exception {

    var answers =
        IntStream.range(0, 12)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> visitor.asksFor(key, product, 1)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 201);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
    assertThat(answers).extracting(Visitor::placed).containsOnly(placed(answers.get(0)));
    assertThat(products.held(product)).isEqualTo(1);
  }

  @Test
  void idempotencyKeyOfAnotherCustomer_createsNewOrder() {
    var theirs = placed(visitor.asksFor(key, product, 1));

    var ours = Visitor.signedInTo(shop).asksFor(key, product, 1);

    assertThat(ours.statusCode()).isEqualTo(201);
    assertThat(placed(ours).id()).isNotEqualTo(theirs.id());
  }

  @Test
  void newOrder_takesOverOwnEarlierHold() throws Exception {
    var last = products.add("막차", "Last one", 5_000, 1);
    var first = visitor.orders(last, 1);

    var second = visitor.orders(last, 1);

    assertThat(database.status(first.id())).isEqualTo("CANCELED");
    assertThat(database.status(second.id())).isEqualTo("PENDING");
    assertThat(products.held(last)).isEqualTo(1);
  }

  @Test
  void requestFromAnotherSite_isRejected() {
    var before = database.rows();

    var answer =
        visitor.send(
            visitor
                .json("/api/checkout/orders", orderOf(key, product, 1))
                .header("Sec-Fetch-Site", "cross-site"));

    assertThat(problem(answer)).isEqualTo("403 CSRF");
    assertThat(database.rows()).isEqualTo(before);
  }

  @Test
  void requestWithoutSignIn_isRejected() {
    var before = database.rows();

    assertThat(problem(Visitor.to(shop).asksFor(key, product, 1)))
        .isEqualTo("401 SIGN_IN_REQUIRED");
    assertThat(database.rows()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "-99",
        "100",
        "2147483648",
        "9223372036854775808",
        "1.5",
        "1e9",
        "1e2",
        "1e999999999",
        "1e-999999999",
        "0.0",
        "\"1\"",
        "\"two\"",
        "null",
        "true",
        "[1]",
        "{}"
      })
  void invalidQuantity_isRejected(String quantity) {
    assertThat(rejected(body(line(product, quantity)))).isEqualTo("400 INVALID_QUANTITY");
  }

  @Test
  void sumOfLinesAboveTheLimit_isRejected() {
    assertThat(rejected(body(line(product, "50") + "," + line(product, "50"))))
        .isEqualTo("400 INVALID_QUANTITY");
  }

  @Test
  void wholeNumberWithExponent_isAccepted() {
    var answer = visitor.postJson("/api/checkout/orders", body(line(product, "1e0")));

    assertThat(placed(answer).amount()).isEqualTo(59_000);
  }

  @Test
  void quantityAboveStock_isRejectedWithMessage() {
    assertThat(rejected(orderOf(key, product, 11))).isEqualTo("409 NOT_ENOUGH");
    assertThat(visitor.asksFor(key, product, 11).body()).contains("There are not enough left");
  }

  @Test
  void soldOutProduct_isRejected() throws Exception {
    var gone = products.add("다 팔림", "Gone", 1_000, 0);

    assertThat(rejected(orderOf(key, gone, 1))).isEqualTo("409 SOLD_OUT");
  }

  @Test
  void productHeldForOthers_isSoldOut() {
    Visitor.signedInTo(shop).orders(product, 10);

    assertThat(rejected(orderOf(key, product, 1))).isEqualTo("409 SOLD_OUT");
  }

  @Test
  void unknownProductBesideKnownOne_rejectsTheOrder() {
    assertThat(rejected(body(line(product, "1") + "," + line(UUID.randomUUID(), "1"))))
        .isEqualTo("400 UNKNOWN_PRODUCT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "1-1-1-1-1", "\\u0000", "'; drop table orders; --"})
  void malformedProductId_isRejected(String id) {
    var line = "{\"productId\":\"%s\",\"quantity\":1}".formatted(id);

    assertThat(rejected(body(line))).isEqualTo("400 UNKNOWN_PRODUCT");
  }

  @ParameterizedTest
  @MethodSource("malformedBodies")
  void malformedBody_isRejectedWithMessage(String body) {
    assertThat(rejected(body)).isEqualTo("400 INVALID_REQUEST");
    assertThat(visitor.postJson("/api/checkout/orders", body).body())
        .contains("We could not understand that");
  }

  static Stream<String> malformedBodies() {
    var key = UUID.randomUUID();
    return Stream.of(
        "",
        "{",
        "[]",
        "null",
        "7",
        "\"text\"",
        "{}",
        "{\"requestKey\":\"" + key + "\"}",
        "{\"requestKey\":\"" + key + "\",\"lines\":[]}",
        "{\"requestKey\":\"" + key + "\",\"lines\":{}}",
        "{\"requestKey\":\"" + key + "\",\"lines\":[1]}",
        "{\"requestKey\":\"" + key + "\",\"lines\":[null]}",
        "{\"requestKey\":7,\"lines\":[{}]}",
        "{\"requestKey\":\"\\u0000\",\"lines\":[{}]}",
        "{\"requestKey\":" + "9".repeat(5_000) + "}",
        "{\"requestKey\":1e99999999999}",
        "{\"lines\":" + "[".repeat(5_000) + "}",
        "\0",
        "\uFEFF{}");
  }

  @Test
  void tooManyLines_areRejected() {
    var lines =
        IntStream.range(0, 21)
            .mapToObj(i -> line(UUID.randomUUID(), "1"))
            .reduce((a, b) -> a + "," + b)
            .orElseThrow();

    assertThat(rejected(body(lines))).isEqualTo("400 INVALID_REQUEST");
  }

  @Test
  void otherMediaTypes_areRejected() {
    var answer =
        visitor.send(
            visitor
                .json("/api/checkout/orders", orderOf(key, product, 1))
                .setHeader("Content-Type", "text/plain")
                .header("Sec-Fetch-Site", "same-origin"));

    assertThat(problem(answer)).isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
  }

  /** The customer opened the page earlier, perhaps on another device, and presses pay now. */
  @ParameterizedTest
  @CsvSource({
    "CONFIRMING, ORDER_KNOWN, Please do not pay again, 다시 결제하지 마세요",
    "WAITING_FOR_DEPOSIT, ORDER_KNOWN, Please transfer the amount, 입금해 주세요",
    "PAID, ORDER_KNOWN, The payment is complete, 결제가 끝났어요",
    "PARTIALLY_REFUNDED, ORDER_KNOWN, We refunded part of the amount, 일부를 환불했어요",
    "REFUNDED, ORDER_KNOWN, We refunded the full amount, 모두 환불했어요",
    "REVIEW, ORDER_KNOWN, Please do not pay again, 다시 결제하지 마세요",
    "FAILED, ORDER_CLOSED, You can place a new order here, 새로 주문할 수 있어요",
    "CANCELED, ORDER_CLOSED, You can place a new order here, 새로 주문할 수 있어요",
    "EXPIRED, ORDER_CLOSED, You can place a new order here, 새로 주문할 수 있어요"
  })
  void payOnOutdatedPage_reportsCurrentOrderState(
      String state, String code, String english, String korean) throws Exception {
    product = products.add("하나뿐", "The only one", 10_000, 1);
    var order = placed(visitor.asksFor(key, product, 1));
    bringTo(state, order);

    var log = LogWatch.of(shop.server().log());
    var rows = database.rows();
    var answer = visitor.reading("en").asksFor(key, product, 1);
    var answerInKorean = visitor.reading("ko").asksFor(key, product, 1);

    assertThat(database.status(order.id())).isEqualTo(state);
    assertThat(problem(answer)).isEqualTo("409 " + code);
    assertThat(answer.body())
        .contains(english, "\"orderId\":\"" + order.id() + "\"", "\"state\":\"" + state + "\"");
    assertThat(answerInKorean.body()).contains(korean);
    assertThat(database.rows()).isEqualTo(rows);
    assertThat(log.troubles()).isEmpty();
  }

  private void bringTo(String state, Placed order) throws Exception {
    var operator = Visitor.operatorOf(shop);
    switch (state) {
      case "CONFIRMING" -> startHeldConfirm(order);
      case "WAITING_FOR_DEPOSIT" -> asksForAccount(order);
      case "PAID" -> visitor.returnsFromWindow(order);
      case "PARTIALLY_REFUNDED", "REFUNDED" -> {
        visitor.returnsFromWindow(order);
        long amount = state.equals("REFUNDED") ? order.amount() : 1_000;
        operator.refunds(order, UUID.randomUUID().toString(), amount);
      }
      case "REVIEW" -> {
        asksForAccount(order);
        // Toss rejects closing the virtual account; the deposit arrives late and finds no units
        shop.toss().armFor(order.id(), new Fault.Rejects("NOT_CANCELABLE_PAYMENT"), Call.CANCEL, 1);
        database.dueDatePasses(order.id());
        database.checkNow(order.id());
        eventually("the end of the order", () -> database.status(order.id()), "EXPIRED"::equals);
        Visitor.signedInTo(shop).buys(product, 1);
        shop.toss().deposit(order.id());
        new TossWebhooks(shop).tellOfDeposit(order.id(), "DONE");
      }
      case "FAILED" -> {
        shop.toss().armFor(order.id(), new Fault.Rejects("REJECT_CARD_COMPANY"));
        visitor.returnsFromWindow(order);
      }
      case "CANCELED" -> visitor.submit("/orders/" + order.id() + "/cancel", Map.of());
      case "EXPIRED" ->
          database.change("update orders set expires_at = now() where id = ?::uuid", order.id());
      default -> throw new IllegalArgumentException(state);
    }
    eventually(state, () -> database.status(order.id()), state::equals);
  }

  private void asksForAccount(Placed order) {
    var key = shop.toss().authenticate(order.id(), order.amount(), PaymentMethod.VIRTUAL_ACCOUNT);
    visitor.get(Visitor.callback(order, key));
  }

  /** Starts a confirm that Toss holds until the test releases it. */
  private CompletableFuture<HttpResponse<String>> startHeldConfirm(Placed order) {
    shop.toss().armFor(order.id(), new Fault.WorksSlowly(Duration.ofSeconds(60)));
    var back = CompletableFuture.supplyAsync(() -> visitor.returnsFromWindow(order));
    eventually("the held confirm", () -> shop.toss().confirmRequests(order.id()), n -> n == 1);
    return back;
  }

  @Test
  void productsBeingConfirmed_cannotBeOrderedAgain() throws Exception {
    var other = products.add("다른 것", "Another", 1_000, 5);
    var order = placed(visitor.asksFor(key, product, 1));
    visitor.submit("/cart", Map.of("product", product.toString(), "quantity", "1"));
    var back = startHeldConfirm(order);

    var page = visitor.get("/checkout/" + product);
    var cart = visitor.get("/checkout");
    var anew = visitor.asksFor(UUID.randomUUID(), product, 1);

    assertThat(List.of(page, cart))
        .allSatisfy(
            shown ->
                assertThat(shown.body())
                    .contains("Please do not pay again", "href=\"/orders/" + order.id() + "\"")
                    .doesNotContain("id=\"pay\""));
    assertThat(problem(anew)).isEqualTo("409 ORDER_CONFIRMING");
    assertThat(anew.body()).contains("Please do not pay again", order.id());
    // other products, and orders of other customers, are accepted
    visitor.orders(other, 1);
    Visitor.signedInTo(shop).orders(product, 1);

    shop.toss().releaseHeld();
    assertThat(visitor.location(back.join())).startsWith("/checkout/success");
    assertThat(visitor.get("/checkout/" + product).body()).contains("id=\"pay\"");
    visitor.orders(product, 1);
  }

  @Test
  void unpaidUnitsOfOneCustomer_areLimitedUntilPaid() throws Exception {
    var one = products.add(1_000, 10_000);
    var other = products.add(1_000, 10_000);
    var first = visitor.orders(one, 99);

    assertThat(rejected(orderOf(key, other, 2))).isEqualTo("409 TOO_MANY_UNPAID");
    visitor.returnsFromWindow(first);
    visitor.orders(other, 99);
    // replaces the order before
    visitor.orders(other, 98);
  }

  @Test
  void unpaidShareOfAProduct_isLimitedIncludingVirtualAccounts() throws Exception {
    product = products.add(1_000, 60);
    assertThat(rejected(orderOf(key, product, 13))).isEqualTo("409 TOO_MANY_UNPAID");
    assertThat(visitor.asksFor(key, product, 13).body()).contains("Please choose fewer");

    var waiting = visitor.asksForAccount(product, 12);

    assertThat(rejected(orderOf(key, product, 1))).isEqualTo("409 TOO_MANY_UNPAID");
    Visitor.signedInTo(shop).orders(product, 12);
    visitor.submit("/orders/" + waiting.id() + "/cancel", Map.of());
    eventually("the end of the order", () -> database.status(waiting.id()), "CANCELED"::equals);
    visitor.orders(product, 12);
  }

  @Test
  void unpaidUnits_areHeldForTwoHoursAtMost() throws Exception {
    var first = placed(visitor.asksFor(UUID.randomUUID(), product, 1));
    var order = placed(visitor.asksFor(key, product, 1));
    assertThat(heldSince(order)).isEqualTo(heldSince(first));
    database.change(
        "update orders set held_since = now() - interval '76 minutes' where id = ?::uuid",
        order.id());

    var before = database.rows();
    var again = visitor.asksFor(key, product, 1);
    var anew = visitor.asksFor(UUID.randomUUID(), product, 1);

    assertThat(List.of(again, anew))
        .allSatisfy(
            answer -> {
              assertThat(problem(answer)).isEqualTo("409 HELD_TOO_LONG");
              assertThat(answer.body()).contains(order.id(), "Cancel it, or wait until it closes");
            });
    assertThat(database.rows()).isEqualTo(before);
    assertThat(database.status(order.id())).isEqualTo("PENDING");
    visitor.submit("/orders/" + order.id() + "/cancel", Map.of());
    visitor.orders(product, 1);
  }

  private String heldSince(Placed order) {
    return database.text("select held_since from orders where id = ?::uuid", order.id());
  }

  @Test
  void retryLinkOfPaidOrder_redirectsToOrder() {
    var order = placed(visitor.asksFor(key, product, 2));
    var link = "/orders/" + order.id() + "/retry";
    assertThat(visitor.location(visitor.get(link)))
        .isEqualTo("/checkout/" + product + "?quantity=2");

    visitor.returnsFromWindow(order);

    assertThat(visitor.location(visitor.get(link))).isEqualTo("/orders/" + order.id());
    assertThat(Visitor.signedInTo(shop).get(link).statusCode()).isEqualTo(404);
    assertThat(visitor.location(Visitor.to(shop).get(link))).startsWith("/login");
  }

  /**
   * Returns status and code of the rejection. Asserts that no row changed and no error was logged.
   */
  private String rejected(String body) {
    var before = database.rows();
    var log = LogWatch.of(shop.server().log());

    var answer = visitor.postJson("/api/checkout/orders", body);

    assertThat(database.rows()).isEqualTo(before);
    assertThat(log.troubles()).isEmpty();
    return problem(answer);
  }

  private static String problem(HttpResponse<String> answer) {
    assertThat(type(answer)).isEqualTo("application/problem+json");
    return answer.statusCode()
        + " "
        + Visitor.found("\"code\":\"(\\w+)\"", answer.body()).orElse("");
  }

  private String body(String lines) {
    return "{\"requestKey\":\"%s\",\"lines\":[%s]}".formatted(key, lines);
  }

  private static String line(UUID product, String quantity) {
    return "{\"productId\":\"%s\",\"quantity\":%s}".formatted(product, quantity);
  }
}
