package dev.gyeolje.fault;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Visitor.callback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.local.RoundRobin.Node;
import dev.gyeolje.local.Server;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Invariants;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two servers with one database and one broker, behind a load balancer without sticky sessions. */
@Tag("fault")
class TwoNodesIT {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int CUSTOMERS = 4;
  private static final int STOCK = 100_000;

  private static LocalShop shop;
  private static Products products;
  private static Database database;

  private UUID product;

  @BeforeAll
  static void start() throws Exception {
    shop = LocalShop.withTwoNodes();
    products = new Products(shop.dataSource());
    database = new Database(shop.dataSource());
  }

  @AfterAll
  static void end() {
    if (shop != null) shop.close();
  }

  @BeforeEach
  void bothNodesAreReady() throws Exception {
    for (var node : nodes()) {
      Files.deleteIfExists(node.drainFile);
      if (!node.server.isRunning()) node.server.start();
      eventually("the node", node.balanced::ready, ready -> ready);
    }
    product = products.add(10_000, STOCK);
  }

  @AfterEach
  void allInvariantsHold() {
    Invariants.hold(shop);
  }

  @Test
  void nodes_shareTheWorkAndRepeatNothing() throws Exception {
    try (var load = Load.of(shop, product, CUSTOMERS)) {
      load.awaitRequests(200);
      var bought = load.stop();

      assertThat(load.failures()).isEmpty();
      assertAllCompleted(bought);
      for (var entry : bought) assertNotifiedOncePerOrder(bought, entry.device());
      for (var node : nodes()) {
        assertThat(node.count("gyeolje_confirm_seconds_count")).as("payments").isPositive();
        assertThat(node.count("gyeolje_notifications_total{outcome=\"sent\"}"))
            .as("notifications")
            .isPositive();
        assertThat(node.count("gyeolje_pushes_total")).as("deliveries").isPositive();
      }
    }
  }

  @Test
  void killedNode_losesNothingAndFailsUnderOnePercent() throws Exception {
    var second = nodes().get(1);
    var visitor = Visitor.signedInTo(shop);
    var held = List.of(Waiting.at(second), Waiting.at(second));
    try (var load = Load.of(shop, product, CUSTOMERS)) {
      load.awaitRequests(100);
      eventually("the held answers", () -> shop.toss().held(), waiting -> waiting == 2);

      second.server.kill();

      // a customer who signed in at the dead node, or has a page of it open, sees no failure
      assertThat(load.answered(() -> visitor.get("/orders")).statusCode()).isEqualTo(200);
      var form = Map.of("lang", "en", "to", "/settings");
      assertThat(load.answered(() -> visitor.submit("/language", form)).statusCode())
          .isEqualTo(303);
      for (var waiting : held) {
        assertThat(waiting.answer).failsWithin(Duration.ofMinutes(1));
        var again = load.answered(() -> visitor.get(callback(waiting.order, waiting.key)));
        assertThat(visitor.location(again)).startsWith("/checkout/success");
      }
      load.awaitRequests(300);
      second.server.restart();
      eventually("the node", second.balanced::ready, ready -> ready);
      int before = second.balanced.taken();
      load.awaitRequests(300);
      assertThat(second.balanced.taken()).isGreaterThan(before + 50);
      var bought = load.stop();
      shop.toss().releaseHeld();

      assertThat(load.failures()).hasSizeLessThan(load.requests() / 100);
      endClaims();
      assertAllCompleted(bought);
      for (var waiting : held) assertCompletedOnce(waiting.order);
      for (var entry : bought) assertShownOncePerOrder(bought, entry.device());
    }
  }

  @Test
  void rollingRedeploy_failsNoRequest() throws Exception {
    try (var load = Load.of(shop, product, CUSTOMERS)) {
      load.awaitRequests(50);
      for (var node : nodes()) {
        var slow = Waiting.at(node);
        eventually("the held answer", () -> shop.toss().held(), waiting -> waiting == 1);

        Files.createFile(node.drainFile);
        eventually("the end of new requests", node.balanced::ready, ready -> !ready);
        eventually("the end of open requests", node.balanced::open, open -> open == 0);
        int taken = node.balanced.taken();
        load.awaitRequests(50);
        shop.toss().releaseHeld();
        assertThat(slow.answer.get().statusCode()).isEqualTo(303);
        assertThat(database.status(slow.order.id())).isEqualTo("PAID");
        eventually("the delivery", () -> effects(slow.order), effects -> effects == 2);
        assertThat(node.balanced.taken()).isEqualTo(taken);

        node.server.redeploy();
        Files.delete(node.drainFile);
        eventually("the node", node.balanced::ready, ready -> ready);
        load.awaitRequests(50);
        assertThat(node.balanced.taken()).isGreaterThan(taken + 10);
      }
      var bought = load.stop();

      assertThat(load.failures()).isEmpty();
      assertAllCompleted(bought);
      for (var entry : bought) assertNotifiedOncePerOrder(bought, entry.device());
    }
  }

  /** One of the two nodes. */
  private record OneOfTwo(Server server, Path drainFile, Node balanced) {

    /** Returns the sum of a counter's series on this node alone. */
    double count(String series) throws Exception {
      return get("/internal/metrics")
          .body()
          .lines()
          .filter(line -> line.startsWith(series))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .sum();
    }

    private HttpResponse<String> get(String path) throws Exception {
      return http().send(request(path), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> getAsync(String path) {
      return http().sendAsync(request(path), BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
      return HttpRequest.newBuilder(URI.create(server.origin() + path)).build();
    }

    private static HttpClient http() {
      return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
  }

  private static List<OneOfTwo> nodes() {
    var balanced = shop.balancer().nodes();
    return List.of(
        new OneOfTwo(shop.server(), shop.drainFile(), balanced.get(0)),
        new OneOfTwo(shop.secondServer(), shop.secondDrainFile(), balanced.get(1)));
  }

  /** A customer whose callback this node processes while it waits for Toss. */
  private record Waiting(Placed order, String key, CompletableFuture<HttpResponse<String>> answer) {

    static Waiting at(OneOfTwo node) throws Exception {
      var visitor = Visitor.signedInTo(shop);
      var order = visitor.orders(products.add(10_000, 10), 1);
      var key = shop.toss().authenticate(order.id(), order.amount());
      shop.toss().armFor(order.id(), new Fault.AnswersLate(LONG));
      return new Waiting(order, key, node.getAsync(callback(order, key)));
    }
  }

  /** Ends the claims of a killed node now; otherwise they end after a minute and a half. */
  private static void endClaims() {
    database.change("update payments set next_check_at = now() where status = 'CONFIRMING'");
    database.change("update outbox set next_attempt_at = now() where published_at is null");
    database.change("update notifications set next_attempt_at = now() where status = 'PENDING'");
  }

  private void assertAllCompleted(List<Load.Bought> bought) throws Exception {
    assertThat(bought).isNotEmpty();
    for (var entry : bought) assertCompletedOnce(entry.order());
    eventually("stock", () -> products.stock(product), left -> left == STOCK - bought.size());
    assertThat(products.held(product)).isZero();
    assertThat(database.number("select count(*) from order_items where product_id = ?", product))
        .as("orders placed by the customers only")
        .isEqualTo(bought.size());
  }

  /** Asserts that the order was paid once and that each subscriber processed it once. */
  private static void assertCompletedOnce(Placed order) {
    eventually("paid", () -> database.status(order.id()), "PAID"::equals);
    assertThat(shop.toss().captured(order.id())).isEqualTo(order.amount());
    assertThat(shop.toss().confirmRequests(order.id())).isEqualTo(1);
    eventually("both effects", () -> effects(order), effects -> effects == 2);
  }

  private static long effects(Placed order) {
    return database.number(
        "select count(*) from processed_messages p join outbox o on p.event_id = o.event_id::text"
            + " where o.data like '%' || ? || '%'",
        order.id());
  }

  private static void assertNotifiedOncePerOrder(List<Load.Bought> bought, String device) {
    long orders = bought.stream().filter(entry -> entry.device().equals(device)).count();
    eventually(
        "the notifications",
        () -> (long) shop.fcm().messagesTo(device).size(),
        told -> told >= orders);
    assertThat(shop.fcm().messagesTo(device)).hasSize((int) orders);
  }

  /**
   * Counts different events only. If a node dies after sending a notification and before recording
   * it, the shop sends it again, and the device shows it once, by its tag.
   */
  private static void assertShownOncePerOrder(List<Load.Bought> bought, String device) {
    long orders = bought.stream().filter(entry -> entry.device().equals(device)).count();
    eventually(
        "the notifications",
        () ->
            shop.fcm().messagesTo(device).stream()
                .map(message -> message.data().get("eventId"))
                .distinct()
                .count(),
        told -> told == orders);
  }
}
