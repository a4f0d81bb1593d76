package dev.gyeolje.payment;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Visitor.callback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.simulator.toss.SeenRequest;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Invariants;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.Scrape;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests payments for which Toss gives no definite answer. */
@Tag("rules")
class UnknownOutcomeIT {
  private static final List<Fault> CHAOS =
      List.of(
          new Fault.DropsAfterEffect(),
          new Fault.DropsBeforeEffect(),
          new Fault.FailsBeforeEffect(),
          new Fault.FailsAfterEffect(),
          new Fault.AnswersHtml(),
          new Fault.AnswersTruncated(),
          new Fault.TooManyRequests());

  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private UUID product;

  @BeforeEach
  void product() throws Exception {
    product = products.add(10_000, 100);
  }

  @AfterEach
  void allInvariantsHold() {
    Invariants.hold(shop);
  }

  @Test
  void unlistedCode_isRetriedWithSameKeyUntilWindowEnds() throws Exception {
    var visitor = Visitor.signedInTo(shop);
    var order = visitor.orders(product, 2);
    shop.toss().armFor(order.id(), new Fault.Rejects("SOMETHING_NEW"));

    var back = visitor.returnsFromWindow(order);

    assertThat(visitor.follow(back).body()).contains("data-state=\"CONFIRMING\"");
    eventually(
        "repeated confirms", () -> shop.toss().confirmRequests(order.id()), times -> times > 2);
    assertThat(shop.toss().requests(order.id()))
        .filteredOn(request -> request.call() == Call.CONFIRM)
        .extracting(SeenRequest::idempotencyKey)
        .containsOnly(
            database.text(
                "select idempotency_key from payments where order_id = ?::uuid", order.id()));
    assertThat(database.status(order.id())).isEqualTo("CONFIRMING");
    eventually("the log of Toss API calls", () -> loggedConfirms(order), logged -> logged > 2);
    assertThat(products.held(product)).isEqualTo(2);

    database.change(
        "update payments set attempted_at = attempted_at - interval '21 minutes'"
            + " where order_id = ?::uuid",
        order.id());
    database.checkNow(order.id());

    eventually("FAILED", () -> database.status(order.id()), "FAILED"::equals);
    assertThat(products.held(product)).isZero();
    assertThat(shop.toss().captured(order.id())).isZero();
    assertThat(visitor.get("/orders/" + order.id()).body())
        .contains("The time for paying is over. Nothing was charged.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOT_FOUND_PAYMENT", "NOT_FOUND"})
  void overdueOrderUnknownToToss_expires(String code) throws Exception {
    var order = Visitor.signedInTo(shop).orders(product, 2);
    shop.toss().armFor(order.id(), new Fault.Rejects(code), Call.RETRIEVE, 100);

    makeOverdue("1 second", order);

    eventually("EXPIRED", () -> database.status(order.id()), "EXPIRED"::equals);
    assertThat(products.held(product)).isZero();
  }

  /** The attempt got no response, and Toss does not know the payment after its time is over. */
  @Test
  void attemptUnknownToToss_failsAfterWindow() {
    var order = Visitor.signedInTo(shop).orders(product, 1);
    shop.toss().armFor(order.id(), new Fault.DropsBeforeEffect());
    shop.toss().armFor(order.id(), new Fault.Rejects("NOT_FOUND"), Call.RETRIEVE, 100);
    var key = shop.toss().authenticate(order.id(), order.amount());
    Visitor.to(shop).get(callback(order, key));

    database.change(
        "update payments set attempted_at = attempted_at - interval '21 minutes'"
            + " where order_id = ?::uuid",
        order.id());
    database.checkNow(order.id());

    eventually("FAILED", () -> database.status(order.id()), "FAILED"::equals);
  }

  @Test
  void orderOpenAnHourAfterExpiry_isReported() throws Exception {
    var order = Visitor.signedInTo(shop).orders(product, 2);
    shop.toss().armFor(order.id(), new Fault.FailsBeforeEffect(), Call.RETRIEVE, 1);
    var operator = Visitor.operatorOf(shop);

    makeOverdue("61 minutes", order);

    eventually("the retrieve", () -> shop.toss().requests(order.id()), asked -> !asked.isEmpty());
    assertThat(database.status(order.id())).isEqualTo("PENDING");
    assertThat(operator.get("/ops/money").body()).contains("data-overdue=\"" + order.id() + "\"");
    assertThat(operator.follow(operator.submit("/ops/invariants", Map.of())).body())
        .contains("overdueIsClosed", "order " + order.id());
    eventually(
        "the metric", () -> Scrape.of(shop).value("gyeolje_orders_overdue"), late -> late > 0);
    // ends the lease, so that the job claims the order again at once
    database.change(
        "update orders set expiry_claimed_until = now() where id = ?::uuid", order.id());
    eventually("EXPIRED", () -> database.status(order.id()), "EXPIRED"::equals);
  }

  private void makeOverdue(String time, Placed order) {
    database.change(
        "update orders set expires_at = now() - ?::interval where id = ?::uuid", time, order.id());
  }

  private long loggedConfirms(Placed order) {
    return database.number(
        "select coalesce(sum(call_count), 0) from toss_api_calls where order_id = ?::uuid"
            + " and operation = 'CONFIRM' and trace_id ~ '^[0-9a-f]{32}$'",
        order.id());
  }

  @Test
  @Tag("portable")
  void customersWithEveryFault_payOnce() throws Exception {
    var orders =
        IntStream.range(0, 2 * CHAOS.size())
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> buysThrough(i)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    for (var order : orders) {
      eventually("PAID", () -> database.status(order.id()), "PAID"::equals);
      assertThat(shop.toss().captured(order.id())).isEqualTo(10_000);
    }
    eventually("stock", () -> products.stock(product), left -> left == 100 - orders.size());
    assertThat(products.held(product)).isZero();
  }

  private Placed buysThrough(int i) {
    var visitor = Visitor.signedInTo(shop);
    var order = visitor.orders(product, 1);
    shop.toss().armFor(order.id(), CHAOS.get(i % CHAOS.size()));
    shop.toss().armFor(order.id(), CHAOS.get((i / 2) % CHAOS.size()), Call.RETRIEVE, 2);
    var key = shop.toss().authenticate(order.id(), order.amount());
    assertThat(visitor.location(visitor.get(callback(order, key)))).startsWith("/checkout/success");
    return order;
  }
}
