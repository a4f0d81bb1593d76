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

/** An operator who wants one unit of a product, and listens for news of it. */
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

  /** Looks at the product. */
  static Customer of(LocalShop shop, UUID product) {
    return new Customer(shop, product);
  }

  /** Has ordered it and agreed in Toss' window. */
  static Customer inTheWindow(LocalShop shop, UUID product) {
    var customer = of(shop, product);
    customer.orders();
    return customer;
  }

  private void signsIn() {
    visitor.signIn("User", email);
  }

  /** Presses pay, as often as need be the same button. */
  HttpResponse<String> pressesPay() {
    return visitor.asksFor(request, product, 1);
  }

  /** Presses pay until there is an order, and agrees in Toss' window. */
  void orders() {
    var answer = pressesPay();
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    order = Visitor.placed(answer);
    key = shop.toss().authenticate(order.id(), order.amount());
  }

  /** Presses pay on a new page, and agrees. */
  void triesAgain() {
    request = UUID.randomUUID();
    orders();
  }

  /** Comes back from the window, again with every reload. */
  HttpResponse<String> comesBack() {
    return visitor.get(address());
  }

  /** Where Toss sends this customer back to. */
  String address() {
    return callback(order, key);
  }

  /** The same, while the test goes on. */
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

  /** What reached the device about a payment, once there is something and no more is to come. */
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
