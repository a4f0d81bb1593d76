package dev.gyeolje.ops;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Invariants;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.TossWebhooks;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests decisions on an order under review: it was paid late, after its unit had been sold. */
@Tag("rules")
class ReviewIT {
  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final Visitor visitor = Visitor.signedInTo(shop);
  private final Visitor operator = Visitor.operatorOf(shop);
  private final String device = visitor.listens();
  private UUID product;
  private Placed order;

  @BeforeEach
  void putOrderUnderReview() throws Exception {
    product = products.add(10_000, 1);
    order = visitor.asksForAccount(product, 1);
    sellToAnotherCustomerThenDeposit();
  }

  private void sellToAnotherCustomerThenDeposit() throws Exception {
    // Toss rejects the cancellation of the account, so that a late deposit is possible
    shop.toss().armFor(order.id(), new Fault.Rejects("NOT_CANCELABLE_PAYMENT"), Call.CANCEL, 1);
    database.dueDatePasses(order.id());
    database.checkNow(order.id());
    waitUntil("EXPIRED");
    Visitor.signedInTo(shop).buys(product, 1);
    eventually("stock", () -> products.stock(product), left -> left == 0);
    shop.toss().deposit(order.id());
    new TossWebhooks(shop).tellOfDeposit(order.id(), "DONE");
    waitUntil("REVIEW");
  }

  @AfterEach
  void allInvariantsHold() {
    Invariants.hold(shop);
  }

  @Test
  @Tag("portable")
  void orderUnderReview_canBecomePaidAfterRecount() throws Exception {
    assertThat(operator.get("/ops/money").body()).contains("data-review=\"" + order.id() + "\"");
    assertThat(decides(Map.of()).body()).contains("Its units have been sold to other customers.");
    assertThat(database.status(order.id())).isEqualTo("REVIEW");

    counts(1);
    var decided = decides(Map.of("reason", "one was behind the shelf"));

    assertThat(operator.follow(decided).body())
        .contains("data-action=\"DECIDE\" data-outcome=\"DONE\"", "one was behind the shelf");
    assertThat(database.status(order.id())).isEqualTo("PAID");
    eventually("stock", () -> products.stock(product), left -> left == 0);
    assertThat(products.held(product)).isZero();
    eventually("the notification", () -> shop.fcm().sendsTo(device), sent -> sent == 1);
    assertThat(
            database.text(
                "select actor || ' ' || email || ' ' || detail from order_events"
                    + " join users u on u.id = operator_id where order_id = ?::uuid"
                    + " order by order_events.id desc limit 1",
                order.id()))
        .isEqualTo("operator " + LocalShop.OPERATOR + " one was behind the shelf");
  }

  /** The shop notified the customer before, of a deposit that the bank reversed. */
  @Test
  void orderPaidBefore_canBecomePaidAgainAfterRecount() throws Exception {
    product = products.add(10_000, 1);
    order = visitor.asksForAccount(product, 1);
    shop.toss().deposit(order.id());
    new TossWebhooks(shop).tellOfDeposit(order.id(), "DONE");
    eventually("stock", () -> products.stock(product), left -> left == 0);
    eventually("the notification", () -> shop.fcm().sendsTo(device), sent -> sent == 1);
    shop.toss().reverseDeposit(order.id());
    new TossWebhooks(shop).tellOfDeposit(order.id(), "WAITING_FOR_DEPOSIT");
    waitUntil("WAITING_FOR_DEPOSIT");
    sellToAnotherCustomerThenDeposit();

    counts(1);
    decides(Map.of());

    assertThat(database.status(order.id())).isEqualTo("PAID");
    eventually("stock", () -> products.stock(product), left -> left == 0);
    assertThat(products.held(product)).isZero();
    eventually("the notification", () -> shop.fcm().sendsTo(device), sent -> sent == 2);
  }

  @Test
  void repeatedDecision_movesOrderOnce() {
    counts(1);
    var form = Map.of("request", UUID.randomUUID().toString());

    assertThat(decides(form).statusCode()).isEqualTo(303);
    assertThat(decides(form).statusCode()).isEqualTo(303);
    for (var other : Map.of("to", "CANCELED", "reason", "another").entrySet()) {
      var fields = new HashMap<>(form);
      fields.put(other.getKey(), other.getValue());
      assertThat(decides(fields).body()).contains("used for something else already");
    }
    assertThat(decides(Map.of()).body()).contains("is not under review any more");

    assertThat(moves()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "to, CANCELED, That does not agree with what we know of the money.",
    "to, CONFIRMING, That does not agree with what we know of the money.",
    "to, REVIEW, That does not agree with what we know of the money.",
    "to, NOTHING, Please choose a state.",
    "reason, ' ', Please give a reason.",
    "confirmed, no, Please confirm that you have checked it at Toss.",
    "request, x, We could not understand that.",
  })
  void invalidDecision_showsErrorAndChangesNothing(String field, String value, String text) {
    counts(1);

    assertThat(decides(Map.of(field, value)).body()).contains(text);

    assertThat(database.status(order.id())).isEqualTo("REVIEW");
    assertThat(moves()).isZero();
  }

  private HttpResponse<String> decides(Map<String, String> fields) {
    var all =
        new HashMap<>(
            Map.of(
                "request",
                UUID.randomUUID().toString(),
                "to",
                "PAID",
                "reason",
                "checked",
                "confirmed",
                "yes"));
    all.putAll(fields);
    return operator.submit("/ops/orders/" + order.id() + "/decision", all);
  }

  private void counts(int units) {
    var form =
        Map.of(
            "request",
            UUID.randomUUID().toString(),
            "onHand",
            Integer.toString(units),
            "reason",
            "counted");
    assertThat(operator.submit("/ops/stock/" + product, form).statusCode()).isEqualTo(303);
  }

  private long moves() {
    return database.number(
        "select count(*) from order_events where order_id = ?::uuid and from_status = 'REVIEW'",
        order.id());
  }

  private void waitUntil(String status) {
    eventually(status, () -> database.status(order.id()), status::equals);
  }
}
