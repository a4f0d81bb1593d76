package dev.gyeolje.fault;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Visitor.callback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.fcm.SentMessage;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A customer who buys one unit of a product and gets notifications about the order. */
final class Customer {

  private final LocalShop shop;
  private final String email = Visitor.newEmail();
  private final Visitor visitor;
  private final String device;
  private final UUID product;
  private UUID request = UUID.randomUUID();
  private Placed order;
  private String key;

  private Customer(LocalShop shop, UUID product) {
    this.shop = shop;
    this.product = product;
    visitor = Visitor.to(shop);
    signsIn();
    device = visitor.listens();
  }

  /** Returns a signed-in customer without an order. */
  static Customer of(LocalShop shop, UUID product) {
    return new Customer(shop, product);
  }

  /** Returns a customer who has ordered and authenticated the payment in Toss' window. */
  static Customer inTheWindow(LocalShop shop, UUID product) {
    var customer = of(shop, product);
    customer.orders();
    return customer;
  }

  private void signsIn() {
    visitor.signIn("User", email);
  }

  /** Presses pay; repeated calls send the same idempotency key. */
  HttpResponse<String> pressesPay() {
    return visitor.asksFor(request, product, 1);
  }

  /** Places the order and authenticates the payment in Toss' window. */
  void orders() {
    var answer = pressesPay();
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    order = Visitor.placed(answer);
    key = shop.toss().authenticate(order.id(), order.amount());
  }

  /** Places a new order from a new page and authenticates its payment. */
  void triesAgain() {
    request = UUID.randomUUID();
    orders();
  }

  /** Opens the callback address; each further call is a reload. */
  HttpResponse<String> comesBack() {
    return visitor.get(address());
  }

  /** Returns the callback address that Toss redirects this customer to. */
  String address() {
    return callback(order, key);
  }

  /** Opens the callback address without waiting for the response. */
  CompletableFuture<HttpResponse<String>> isComingBack() {
    return CompletableFuture.supplyAsync(this::comesBack);
  }

  Visitor visitor() {
    return visitor;
  }

  UUID product() {
    return product;
  }

  UUID request() {
    return request;
  }

  Placed order() {
    return order;
  }

  String key() {
    return key;
  }

  /**
   * Returns the device's messages about a completed payment, once there is one and the broker's
   * backlog is empty.
   */
  List<SentMessage> paymentMessages() {
    eventually("the notification", this::payments, messages -> !messages.isEmpty());
    eventually("quiet", () -> shop.pubsub().map(p -> p.backlog()).orElse(0L), left -> left == 0);
    return payments();
  }

  private List<SentMessage> payments() {
    return shop.fcm().messagesTo(device).stream()
        .filter(message -> message.title().equals("Payment complete"))
        .toList();
  }
}
