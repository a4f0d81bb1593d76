package dev.gyeolje.fault;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Page.heading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.simulator.toss.SeenRequest;
import dev.gyeolje.support.Books;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Invariants;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.Scrape;
import dev.gyeolje.support.Visitor;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One of the systems that the shop depends on is unavailable for a while. */
@Tag("fault")
class OutageIT {

  private static LocalShop shop;
  private static Products products;
  private static Database database;

  private UUID product;

  @BeforeAll
  static void start() throws Exception {
    shop = FaultShop.get();
    products = new Products(shop.dataSource());
    database = new Database(shop.dataSource());
  }

  @BeforeEach
  void product() throws Exception {
    product = products.add(10_000, 10);
  }

  @AfterEach
  void assertInvariantsAndBooks() {
    Invariants.hold(shop);
    Books.agree(shop);
  }

  @Test
  void databaseDownWhenTossAnswers_hasThePaymentAfterwards() throws Exception {
    var customer = Customer.inTheWindow(shop, product);
    shop.toss().armFor(customer.order().id(), new Fault.AnswersLate(Duration.ofMinutes(5)));
    var back = customer.isComingBack();
    eventually("the held answer", () -> shop.toss().held(), held -> held == 1);

    shop.postgres().stop();
    try {
      shop.toss().releaseHeld();
      // the success page, not a failed payment
      assertThat(customer.visitor().location(back.join())).startsWith("/checkout/success");
      assertThat(ready().statusCode()).isEqualTo(503);
      assertThat(ready().body()).isEqualTo("{\"status\":\"DOWN\",\"database\":\"DOWN\"}");
      // the page shows no error text of the server or the driver
      var page = customer.visitor().get("/");
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.headers().firstValue("Retry-After")).contains("5");
      assertThat(heading(page)).isEqualTo("We cannot answer right now");
      assertThat(page.body()).doesNotContainIgnoringCase("exception");
      assertThat(Scrape.of(shop).value("gyeolje_metrics_readable{source=\"open_orders\"}"))
          .isZero();
    } finally {
      shop.postgres().start();
    }
    eventually("readiness", () -> ready().statusCode(), status -> status == 200);

    database.checkNow(customer.order().id());
    assertPaidOnce(customer);
    eventually("stock", () -> products.stock(product), left -> left == 9);
    assertThat(customer.paymentMessages()).hasSize(1);
  }

  /** Simulates a fail-over: the connections are cut, and new ones lead to a standby for a while. */
  @Test
  void readOnlyDatabase_isNotReadyUntilWritableAgain() throws Exception {
    var administration = new Database(shop.postgres().administration());
    administration.change("alter role gyeolje set default_transaction_read_only = on");
    try {
      cutConnections(administration);

      eventually("no readiness", () -> ready().statusCode(), status -> status == 503);
      // enough concurrent requests to make the pool open connections; it must keep none of them
      var readers =
          Stream.generate(
                  () ->
                      CompletableFuture.supplyAsync(
                          () -> Visitor.to(shop).get("/?q=" + UUID.randomUUID())))
              .limit(5)
              .toList();
      readers.forEach(CompletableFuture::join);
      assertThat(ready().statusCode()).isEqualTo(503);
      assertThat(ready().body()).isEqualTo("{\"status\":\"DOWN\",\"database\":\"DOWN\"}");
    } finally {
      administration.change("alter role gyeolje reset default_transaction_read_only");
    }

    eventually("readiness", () -> ready().statusCode(), status -> status == 200);
    // concurrently, each on a connection of its own
    var customers = new ArrayList<Customer>();
    for (int i = 0; i < 5; i++) customers.add(Customer.inTheWindow(shop, product));
    var back = customers.stream().map(Customer::isComingBack).toList();
    for (var answer : back)
      assertThat(customers.get(0).visitor().location(answer.join()))
          .startsWith("/checkout/success");
    for (var customer : customers) assertPaidOnce(customer);
    eventually("stock", () -> products.stock(product), left -> left == 5);
  }

  @Test
  void readOnlySessions_areNotReadyUntilWritableAgain() {
    var administration = new Database(shop.postgres().administration());
    administration.change("alter system set default_transaction_read_only = on");
    try {
      administration.text("select pg_reload_conf()");
      eventually("no readiness", () -> ready().statusCode(), status -> status == 503);
    } finally {
      administration.change("alter system reset default_transaction_read_only");
      administration.text("select pg_reload_conf()");
    }
    eventually("readiness", () -> ready().statusCode(), status -> status == 200);
  }

  private static void cutConnections(Database administration) {
    administration.text(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity"
            + " where application_name = 'gyeolje'");
  }

  @Test
  void callbackWithoutDatabase_showsCheckingAndPaysAfterwards() throws Exception {
    var customer = Customer.inTheWindow(shop, product);

    shop.postgres().stop();
    try {
      assertShowsChecking(503, customer.comesBack());
      assertShowsChecking(
          503, customer.visitor().get("/checkout/success?orderId=" + customer.order().id()));
      assertThat(heading(customer.visitor().reading("ko").get(customer.address())))
          .isEqualTo("결제를 확인하고 있어요");
    } finally {
      shop.postgres().start();
    }
    eventually("readiness", () -> ready().statusCode(), status -> status == 200);

    // as the page does when it reloads itself
    assertThat(customer.visitor().location(customer.comesBack())).startsWith("/checkout/success");
    assertPaidOnce(customer);
    // a restarted database may have lost commits, so the shop retrieves the payment first
    assertThat(shop.toss().requests(customer.order().id()))
        .extracting(SeenRequest::call)
        .containsExactly(Call.RETRIEVE, Call.CONFIRM);
  }

  @Test
  void callbackWithoutInsertRight_showsCheckingAndPaysAfterwards() throws Exception {
    var customer = Customer.inTheWindow(shop, product);

    database.change("revoke insert on payments from gyeolje");
    try {
      assertShowsChecking(500, customer.comesBack());
      assertThat(shop.toss().requests(customer.order().id())).isEmpty();
    } finally {
      database.change("grant insert on payments to gyeolje");
    }

    assertThat(customer.visitor().location(customer.comesBack())).startsWith("/checkout/success");
    assertPaidOnce(customer);
  }

  private static void assertShowsChecking(int status, HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(status);
    assertThat(heading(page)).isEqualTo("We are checking your payment");
    assertThat(page.body())
        .contains("Please do not pay again", "<meta http-equiv=\"refresh\" content=\"5\">");
    assertThat(page.headers().firstValue("Retry-After")).contains("5");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void brokerDown_delaysTheMessageNotThePayment() throws Exception {
    Assumptions.assumeThat(shop.pubsub()).isPresent();
    var broker = shop.pubsub().orElseThrow();
    var customer = Customer.inTheWindow(shop, product);
    broker.arm(dev.gyeolje.simulator.pubsub.Fault.ANSWERS_NO_PUBLISH);
    try {
      customer.comesBack();

      assertThat(database.status(customer.order().id())).isEqualTo("PAID");
      eventually("a failed attempt", () -> failedPublishes(customer), failed -> failed > 0);
      assertThat(products.stock(product)).isEqualTo(10);
      assertThat(products.held(product)).isEqualTo(1);
    } finally {
      broker.disarm(dev.gyeolje.simulator.pubsub.Fault.ANSWERS_NO_PUBLISH);
    }

    eventually("stock", () -> products.stock(product), left -> left == 9);
    assertThat(products.held(product)).isZero();
    assertThat(customer.paymentMessages()).hasSize(1);
  }

  @Test
  void tossDownForAnHour_leavesNoDoubleChargeOrUnknownPayment() throws Exception {
    var captured = Customer.inTheWindow(shop, product);
    var asked = Customer.inTheWindow(shop, product);
    shop.toss().behave(call -> Optional.of(new Fault.DropsBeforeEffect()));
    try {
      // the last request that Toss processed
      shop.toss().armFor(captured.order().id(), new Fault.DropsAfterEffect());
      for (var customer : List.of(captured, asked))
        assertThat(customer.visitor().follow(customer.comesBack()).body())
            .contains("data-state=\"CONFIRMING\"");
      // the shop keeps taking orders
      assertThat(ready().statusCode()).isEqualTo(200);
      var late = Customer.of(shop, product);
      assertThat(late.pressesPay().statusCode()).isEqualTo(201);

      for (int i = 0; i < 4; i++) {
        for (var customer : List.of(captured, asked)) {
          long requests = shop.toss().requests(customer.order().id()).size();
          fifteenMinutesPass(customer);
          eventually(
              "another request",
              () -> shop.toss().requests(customer.order().id()).size(),
              seen -> seen > requests);
          assertThat(customer.visitor().location(customer.comesBack()))
              .startsWith("/checkout/success");
          assertThat(database.status(customer.order().id())).isEqualTo("CONFIRMING");
        }
      }
      assertThat(products.held(product)).isGreaterThanOrEqualTo(2);
    } finally {
      shop.toss().behave(call -> Optional.empty());
    }

    for (var customer : List.of(captured, asked)) database.checkNow(customer.order().id());
    assertPaidOnce(captured);
    assertThat(captured.paymentMessages()).hasSize(1);
    // Toss has not captured it, and the time to do so is over
    eventually("FAILED", () -> database.status(asked.order().id()), "FAILED"::equals);
    assertThat(shop.toss().captured(asked.order().id())).isZero();
    // the failed order holds no units, and its customer can order again
    asked.triesAgain();
    asked.comesBack();
    assertPaidOnce(asked);
    eventually("stock", () -> products.stock(product), left -> left == 8);
    assertThat(products.held(product)).isEqualTo(1);
  }

  private static void fifteenMinutesPass(Customer customer) {
    database.change(
        "update payments set attempted_at = attempted_at - interval '15 minutes', next_check_at = now()"
            + " where order_id = ?::uuid",
        customer.order().id());
  }

  private static void assertPaidOnce(Customer customer) {
    var order = customer.order().id();
    eventually("PAID", () -> database.status(order), "PAID"::equals);
    assertThat(shop.toss().confirmRequests(order)).isEqualTo(1);
    assertThat(shop.toss().captured(order)).isEqualTo(10_000);
  }

  private static long failedPublishes(Customer customer) {
    return database.number(
        "select coalesce(max(attempts), 0) from outbox where published_at is null and last_error is"
            + " not null and data like '%' || ? || '%'",
        customer.order().id());
  }

  private static HttpResponse<String> ready() {
    return Visitor.to(shop).get("/internal/ready");
  }
}
