package dev.gyeolje.fault;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Customers who buy one unit after the other until they are stopped. They count each failed request
 * and repeat it unchanged.
 */
final class Load implements AutoCloseable {

  /** A paid order, and the device that gets its notification. */
  record Bought(Placed order, String device) {}

  /** Between two purchases, so that a node that starts beside them gets processor time, too. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final LocalShop shop;
  private final UUID product;
  private final ScheduledExecutorService threads;
  private final List<Future<?>> customers = new ArrayList<>();
  private final List<Bought> bought = new CopyOnWriteArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<String> failures = new CopyOnWriteArrayList<>();

  private Load(LocalShop shop, UUID product, int customers) {
    this.shop = shop;
    this.product = product;
    this.threads = Executors.newScheduledThreadPool(customers);
  }

  /** Starts the customers. */
  static Load of(LocalShop shop, UUID product, int customers) {
    var load = new Load(shop, product, customers);
    for (int i = 0; i < customers; i++) {
      var visitor = Visitor.signedInTo(shop);
      var device = visitor.listens();
      load.customers.add(
          load.threads.scheduleWithFixedDelay(
              () -> load.buy(visitor, device), 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    }
    return load;
  }

  private void buy(Visitor visitor, String device) {
    answered(() -> visitor.get("/"));
    var key = UUID.randomUUID();
    var placed = answered(() -> visitor.asksFor(key, product, 1));
    // a node died during the payment before, and the shop is still checking its outcome
    if (placed.statusCode() == 409 && placed.body().contains("ORDER_CONFIRMING")) return;
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
    var order = Visitor.placed(placed);
    var payment = shop.toss().authenticate(order.id(), order.amount());
    var back = answered(() -> visitor.get(Visitor.callback(order, payment)));
    assertThat(visitor.location(back)).startsWith("/checkout/success");
    assertThat(answered(() -> visitor.get(visitor.location(back))).statusCode()).isEqualTo(200);
    assertThat(answered(() -> visitor.get("/orders/" + order.id())).statusCode()).isEqualTo(200);
    bought.add(new Bought(order, device));
  }

  /** Repeats the request until the status is below 500, and returns that response. */
  HttpResponse<String> answered(Supplier<HttpResponse<String>> request) {
    while (true) {
      requests.incrementAndGet();
      var answer = request.get();
      if (answer.statusCode() < 500) return answer;
      failures.add(answer.uri().getPath() + " " + answer.statusCode() + " " + answer.body());
    }
  }

  /** Waits for {@code more} further requests. */
  void awaitRequests(int more) {
    int from = requests.get();
    eventually(
        more + " more requests",
        () -> {
          for (var customer : customers) if (customer.isDone()) customer.get();
          return requests.get() - from;
        },
        made -> made >= more);
  }

  /**
   * Lets each customer finish the current purchase; fails if one of them got an unexpected
   * response.
   */
  List<Bought> stop() throws Exception {
    // ends the repetition, not a purchase
    threads.shutdown();
    assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).as("the last purchases end").isTrue();
    for (var customer : customers) if (!customer.isCancelled()) customer.get();
    return bought;
  }

  /** Returns the number of requests so far, including repeats. */
  int requests() {
    return requests.get();
  }

  /** Returns the failed requests so far. */
  List<String> failures() {
    return failures;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
