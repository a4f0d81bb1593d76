package dev.gyeolje.platform.log;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Visitor.callback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.Scrape;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests what the server's log contains and what it must not contain. */
class ServerLogIT {
  private final LocalShop shop = SharedShop.get();

  @Test
  void logLine_namesRequestAndOrderAcrossThreads() throws Exception {
    var customer = Visitor.signedInTo(shop);
    var order = customer.orders(new Products(shop.dataSource()).add(10_000, 10), 1);
    var key = shop.toss().authenticate(order.id(), order.amount());

    var answer =
        customer.send(
            customer.request(callback(order, key)).header("X-Request-Id", "proxy-" + order.id()));

    assertThat(answer.headers().firstValue("X-Request-Id")).hasValue("proxy-" + order.id());
    var line =
        eventually(
                "the log line about Toss' response",
                () ->
                    events().stream()
                        .filter(
                            e ->
                                text(e).startsWith("Toss answered")
                                    && order.id().equals(field(e, "order")))
                        .toList(),
                lines -> !lines.isEmpty())
            .get(0);
    assertThat(field(line, "request")).isEqualTo("proxy-" + order.id());
  }

  @Test
  void invalidRequestId_isReplaced() {
    var visitor = Visitor.to(shop);

    for (var bad :
        List.of("short", "with blank and more", "x".repeat(65), "<script>alert(1)</script>"))
      assertThat(
              visitor
                  .send(visitor.request("/internal/live").header("X-Request-Id", bad))
                  .headers()
                  .firstValue("X-Request-Id")
                  .orElseThrow())
          .matches("[0-9a-f-]{36}");
  }

  @Test
  void errorResponse_containsRequestId() {
    var visitor = Visitor.to(shop);

    var page = visitor.get("/nope");
    var problem = visitor.get("/api/nope");

    assertThat(page.body()).contains(page.headers().firstValue("X-Request-Id").orElseThrow());
    assertThat(problem.body())
        .contains(
            "\"requestId\":\"" + problem.headers().firstValue("X-Request-Id").orElseThrow() + "\"");
  }

  @Test
  void uncaughtError_isLoggedWithRequestIdOfPage() {
    var database = new Database(shop.dataSource());
    var before = Scrape.of(shop).value("gyeolje_requests_failed_total");

    database.change("alter table products rename to products_elsewhere");
    HttpResponse<String> page;
    try {
      page = Visitor.to(shop).get("/?q=" + UUID.randomUUID());
    } finally {
      database.change("alter table products_elsewhere rename to products");
    }

    assertThat(page.statusCode()).isEqualTo(500);
    var name = page.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(page.body()).contains(name).doesNotContain("products_elsewhere");
    var line =
        eventually(
                "the error",
                () ->
                    events().stream()
                        .filter(
                            e ->
                                name.equals(field(e, "request"))
                                    && e.toString().contains("GET / failed"))
                        .toList(),
                lines -> !lines.isEmpty())
            .get(0);
    assertThat(line.toString()).contains("CatalogController");
    assertThat(Scrape.of(shop).value("gyeolje_requests_failed_total")).isEqualTo(before + 1);
  }

  @Test
  void log_containsNoSecretsOrPersonalData() throws Exception {
    var product = new Products(shop.dataSource()).add(10_000, 10);
    var email = Visitor.newEmail();
    var customer = Visitor.to(shop).signIn("Quiet User", email);
    var device = customer.listens();
    var paid = customer.orders(product, 1);
    customer.returnsFromWindow(paid);
    for (int i = 0; i < 5; i++) customer.returnsFromWindow(customer.orders(product, 1));
    var lost = customer.orders(product, 1);
    var lostKey = shop.toss().authenticate(lost.id(), lost.amount());
    shop.toss().armFor(lost.id(), new Fault.DropsAfterEffect());
    customer.get(callback(lost, lostKey));
    customer.get("/api/checkout/callback?orderId=nope&paymentKey=tossed-away-key&amount=1");
    var forged = Visitor.to(shop);
    forged.send(
        forged
            .request("/api/checkout/stock?token=a-guessed-token-of-somebody")
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer a-forged-token-of-somebody")
            .POST(BodyPublishers.ofString("{}")));
    eventually("the messages", () -> shop.fcm().messagesTo(device).size(), n -> n > 0);

    var log = Files.readString(shop.server().log());

    assertThat(log).contains(paid.id());
    var secrets =
        Map.ofEntries(
            Map.entry("payment key", lostKey),
            Map.entry("other payment key", "tossed-away-key"),
            Map.entry("Toss' secret key", shop.toss().secretKey()),
            Map.entry("push token", shop.pushToken()),
            Map.entry("guessed push token", "a-guessed-token-of-somebody"),
            Map.entry("forged bearer token", "a-forged-token-of-somebody"),
            Map.entry("device", device),
            Map.entry("session", customer.cookie("gyeolje").orElseThrow().getValue()),
            Map.entry("name", "Quiet User"),
            Map.entry("e-mail", email),
            Map.entry("operator's e-mail", LocalShop.OPERATOR));
    secrets.forEach((what, secret) -> assertThat(log.contains(secret)).as(what).isFalse());
    assertThat(log).doesNotContain("Bearer ", "Basic ");
    // the server logs this if a job closes what a request still uses
    assertThat(log).doesNotContain("closed EntityManager");
  }

  private List<JsonObject> events() throws IOException {
    return Files.readString(shop.server().log())
        .lines()
        .filter(line -> line.startsWith("{") && line.endsWith("}"))
        .map(line -> Json.createReader(new StringReader(line)).readObject())
        .toList();
  }

  private static String text(JsonObject event) {
    return event.getString("LogMessage", event.getString("message", ""));
  }

  /** Payara writes the fields as members of the event, WildFly as members of {@code mdc}. */
  private static String field(JsonObject event, String name) {
    var mdc = event.getJsonObject("mdc");
    return mdc == null ? event.getString(name, null) : mdc.getString(name, null);
  }
}
