package dev.gyeolje.fault;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Visitor.callback;
import static dev.gyeolje.support.Visitor.heading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Invariants;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.Scrape;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Parts of the shop die while Toss has the money. */
@Tag("fault")
class CrashIT {
  private static final Duration LONG = Duration.ofMinutes(5);

  private static LocalShop shop;
  private static Products products;
  private static Database database;

  private UUID product;

  @BeforeAll
  static void start() throws Exception {
    shop = LocalShop.temporary();
    products = new Products(shop.dataSource());
    database = new Database(shop.dataSource());
  }

  @AfterAll
  static void end() {
    if (shop != null) shop.close();
  }

  @BeforeEach
  void product() throws Exception {
    product = products.add(10_000, 10);
  }

  @AfterEach
  void allInvariantsHold() {
    Invariants.hold(shop);
  }

  @Test
  void killedServer_findsAfterItsRestartWhatTossDidMeanwhile() throws Exception {
    // captured and not recorded; not yet captured; given back and not recorded
    var captured = Shopper.of(product);
    var slow = Shopper.of(product);
    var refunded = Shopper.of(product);
    refunded.visitor.returnsFromWindow(refunded.order);
    eventually("stock", () -> products.stock(product), left -> left == 9);
    shop.toss().armFor(captured.order.id(), new Fault.AnswersLate(LONG));
    shop.toss().armFor(slow.order.id(), new Fault.WorksSlowly(LONG));
    shop.toss().armFor(refunded.order.id(), new Fault.AnswersLate(LONG), Call.CANCEL, 1);
    captured.comesBack();
    slow.comesBack();
    asksForRefund(refunded.order);
    eventually("the held answers", () -> shop.toss().held(), held -> held == 3);

    shop.server().kill();

    assertThat(shop.toss().captured(captured.order.id())).isEqualTo(10_000);
    assertThat(shop.toss().captured(slow.order.id())).isZero();
    assertThat(database.status(captured.order.id())).isEqualTo("CONFIRMING");
    assertThat(database.status(slow.order.id())).isEqualTo("CONFIRMING");
    assertThat(database.status(refunded.order.id())).isEqualTo("PAID");
    shop.server().restart();
    aMinutePasses();
    waitUntil(captured.order, "PAID");
    waitUntil(refunded.order, "REFUNDED");
    // Toss still works on it, so nobody knows
    assertThat(database.status(slow.order.id())).isEqualTo("CONFIRMING");
    shop.toss().releaseHeld();
    waitUntil(slow.order, "PAID");

    assertThat(shop.toss().confirmRequests(captured.order.id())).isEqualTo(1);
    assertThat(shop.toss().captured(captured.order.id())).isEqualTo(10_000);
    assertThat(shop.toss().captured(slow.order.id())).isEqualTo(10_000);
    assertThat(shop.toss().captured(refunded.order.id())).isZero();
    eventually("stock", () -> products.stock(product), left -> left == 7);
    assertThat(products.held(product)).isZero();
    captured.isToldOnce();
    slow.isToldOnce();
  }

  @Test
  void databaseThatIsGoneWhenTossAnswers_hasThePaymentWhenItIsBack() throws Exception {
    var shopper = Shopper.of(product);
    shop.toss().armFor(shopper.order.id(), new Fault.AnswersLate(LONG));
    var back = shopper.comesBack();
    eventually("the held answer", () -> shop.toss().held(), held -> held == 1);

    shop.postgres().stop();
    try {
      shop.toss().releaseHeld();
      // and not: not paid
      assertThat(shopper.visitor.location(back.join())).startsWith("/checkout/success");
      assertThat(Scrape.of(shop).value("gyeolje_metrics_readable{source=\"open_orders\"}"))
          .isZero();
      // nor what the server or the driver calls it
      var page = shopper.visitor.get("/");
      assertThat(page.statusCode()).isEqualTo(500);
      assertThat(heading(page)).isEqualTo("Something went wrong on our side");
      assertThat(page.body()).doesNotContainIgnoringCase("exception");
      assertThat(ready().statusCode()).isEqualTo(503);
      assertThat(ready().body()).isEqualTo("{\"status\":\"DOWN\",\"database\":\"DOWN\"}");
    } finally {
      shop.postgres().start();
    }
    eventually("readiness", () -> ready().statusCode(), status -> status == 200);

    aMinutePasses();
    waitUntil(shopper.order, "PAID");
    assertThat(shop.toss().confirmRequests(shopper.order.id())).isEqualTo(1);
    assertThat(shop.toss().captured(shopper.order.id())).isEqualTo(10_000);
    eventually("stock", () -> products.stock(product), left -> left == 9);
    shopper.isToldOnce();
  }

  @Test
  void brokerThatTakesNothing_delaysTheNewsAndNotThePayment() throws Exception {
    Assumptions.assumeThat(shop.pubsub()).isPresent();
    var broker = shop.pubsub().orElseThrow();
    var shopper = Shopper.of(product);
    broker.arm(dev.gyeolje.simulator.pubsub.Fault.ANSWERS_NO_PUBLISH);
    try {
      shopper.visitor.returnsFromWindow(shopper.order);

      assertThat(database.status(shopper.order.id())).isEqualTo("PAID");
      eventually("a failed attempt", () -> failedPublishes(shopper.order), failed -> failed > 0);
      assertThat(products.stock(product)).isEqualTo(10);
      assertThat(products.held(product)).isEqualTo(1);
    } finally {
      broker.disarm(dev.gyeolje.simulator.pubsub.Fault.ANSWERS_NO_PUBLISH);
    }

    eventually("stock", () -> products.stock(product), left -> left == 9);
    assertThat(products.held(product)).isZero();
    shopper.isToldOnce();
  }

  /** A person who listens, with an order they have agreed to pay. */
  private record Shopper(Visitor visitor, String device, Placed order, String key) {

    static Shopper of(UUID product) {
      var visitor = Visitor.signedInTo(shop);
      var device = visitor.listens();
      var order = visitor.orders(product, 1);
      return new Shopper(
          visitor, device, order, shop.toss().authenticate(order.id(), order.amount()));
    }

    CompletableFuture<HttpResponse<String>> comesBack() {
      return CompletableFuture.supplyAsync(() -> visitor.get(callback(order, key)));
    }

    void isToldOnce() {
      eventually("the notification", () -> shop.fcm().messagesTo(device).size(), n -> n > 0);
      eventually("quiet", () -> shop.pubsub().map(p -> p.backlog()).orElse(0L), b -> b == 0);
      assertThat(shop.fcm().messagesTo(device)).hasSize(1);
    }
  }

  /** Answers may take 75 s before anybody looks for them. */
  private static void aMinutePasses() {
    database.change("update payments set next_look_up_at = now() where status = 'ASKED'");
    database.change("update refunds set next_attempt_at = now() where status = 'REQUESTED'");
  }

  private static void asksForRefund(Placed order) {
    var answer =
        Visitor.operatorOf(shop)
            .submit(
                "/ops/orders/" + order.id() + "/refunds",
                Map.of(
                    "request", UUID.randomUUID().toString(), "amount", "10000", "reason", "late"));
    assertThat(answer.statusCode()).isEqualTo(303);
  }

  private static long failedPublishes(Placed order) {
    return database.number(
        "select coalesce(max(attempts), 0) from outbox"
            + " where published_at is null and last_error is not null and data like '%' || ? || '%'",
        order.id());
  }

  private static HttpResponse<String> ready() {
    return Visitor.to(shop).get("/internal/ready");
  }

  private static void waitUntil(Placed order, String status) {
    eventually(status, () -> database.status(order.id()), status::equals);
  }
}
