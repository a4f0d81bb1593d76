package dev.gyeolje.fault;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Customers who buy one thing after the other until they are stopped. A request that fails they
 * repeat as it was, and count.
 */
final class Load implements AutoCloseable {

  /** What one of them bought, and with which device they are told so. */
  record Bought(Placed order, String device) {}

  private final LocalShop shop;
  private final UUID product;
  private final ExecutorService threads;
  private final List<Future<?>> customers = new ArrayList<>();
  private final List<Bought> bought = new CopyOnWriteArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private volatile boolean enough;

  private Load(LocalShop shop, UUID product, int customers) {
    this.shop = shop;
    this.product = product;
    this.threads = Executors.newFixedThreadPool(customers);
  }

  /** Begins. */
  static Load of(LocalShop shop, UUID product, int customers) {
    var load = new Load(shop, product, customers);
    for (int i = 0; i < customers; i++) {
      var visitor = Visitor.signedInTo(shop);
      var device = visitor.listens();
      load.customers.add(load.threads.submit(() -> load.buyUntilEnough(visitor, device)));
    }
    return load;
  }

  private void buyUntilEnough(Visitor visitor, String device) {
    while (!enough) {
      answered(() -> visitor.get("/"));
      var key = UUID.randomUUID();
      var placed = answered(() -> visitor.asksFor(key, product, 1));
      // the node died over the payment before: what became of that one is still being found out
      if (placed.statusCode() == 409 && placed.body().contains("ORDER_CONFIRMING")) continue;
      assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
      var order = Visitor.placed(placed);
      var payment = shop.toss().authenticate(order.id(), order.amount());
      var back = answered(() -> visitor.get(Visitor.callback(order, payment)));
      assertThat(visitor.location(back)).startsWith("/checkout/success");
      assertThat(answered(() -> visitor.get(visitor.location(back))).statusCode()).isEqualTo(200);
      assertThat(answered(() -> visitor.get("/orders/" + order.id())).statusCode()).isEqualTo(200);
      bought.add(new Bought(order, device));
    }
  }

  /** The first answer that is no failure of the shop or of what stands before it. */
  HttpResponse<String> answered(Supplier<HttpResponse<String>> request) {
    while (true) {
      requests.incrementAndGet();
      var answer = request.get();
      if (answer.statusCode() < 500) return answer;
      failures.add(answer.uri().getPath() + " " + answer.statusCode() + " " + answer.body());
    }
  }

  /** Waits until {@code more} requests were made from now on. */
  void makes(int more) {
    int from = requests.get();
    eventually(
        more + " more requests",
        () -> {
          for (var customer : customers) if (customer.isDone()) customer.get();
          return requests.get() - from;
        },
        made -> made >= more);
  }

  /** Lets everybody finish what they are at; fails if one of them met what nobody may meet. */
  List<Bought> stop() throws Exception {
    enough = true;
    for (var customer : customers) customer.get(2, TimeUnit.MINUTES);
    return bought;
  }

  /** Requests so far, repeated ones counted each time. */
  int requests() {
    return requests.get();
  }

  /** What failed so far. */
  List<String> failures() {
    return failures;
  }

  @Override
  public void close() {
    enough = true;
    threads.shutdownNow();
  }
}
