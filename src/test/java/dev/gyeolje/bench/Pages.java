package dev.gyeolje.bench;

import static dev.gyeolje.bench.Bench.say;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Visitor;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.core5.http.ContentType;

/**
 * Pages for 32 visitors at once, beside a static file and the smallest answer there is; and the
 * endpoint of pushes by itself.
 */
final class Pages {

  /** Names of the pages. */
  static final List<String> ALL =
      List.of(
          "/internal/live",
          "/static/{file}",
          "/",
          "/products/{id}",
          "/ (signed in)",
          "/checkout/{id}",
          "/orders",
          "/ops",
          "push of a known message");

  private static final int CONNECTIONS = 32;

  /**
   * Long enough that a kept page is made anew many times: a round of a second would measure the one
   * request at its beginning that makes it.
   */
  private final Duration round = Duration.ofSeconds(Bench.size("pageSeconds", 6));

  private final Bench bench;
  private final Map<String, SimpleRequestBuilder> requests = new HashMap<>();

  /** Signs in a customer and an operator, and lets a message be processed. */
  Pages(Bench bench) throws Exception {
    this.bench = bench;
    var product = "/" + bench.orders.pending(1).get(0).product();
    var customer = bench.signIn(Visitor.newEmail());
    // whoever is not signed in brings no cookie
    requests.put("/internal/live", get("/internal/live"));
    requests.put("/static/{file}", get("/static/images/favicon.svg"));
    requests.put("/", get("/"));
    requests.put("/products/{id}", get("/products" + product));
    requests.put("/ (signed in)", get("/", customer));
    requests.put("/checkout/{id}", get("/checkout" + product, customer));
    requests.put("/orders", get("/orders", customer));
    requests.put("/ops", get("/ops", bench.signIn(LocalShop.OPERATOR)));
    requests.put("push of a known message", push());
  }

  private SimpleRequestBuilder get(String path) {
    return SimpleRequestBuilder.get(bench.shop.origin() + path);
  }

  private SimpleRequestBuilder get(String path, String session) {
    return get(path).addHeader("Cookie", "gyeolje=" + session);
  }

  /** The message of an order that was paid, once more. */
  private SimpleRequestBuilder push() throws Exception {
    try (var load = new Load(1)) {
      bench.callbacks(load, 1);
    }
    bench.awaitIdle();
    var newest = " from outbox where event_type = 'OrderPaid' order by occurred_at desc limit 1";
    var data = bench.database.text("select data" + newest).getBytes(StandardCharsets.UTF_8);
    var message =
        Json.createObjectBuilder()
            .add("messageId", "1")
            .add(
                "attributes",
                Json.createObjectBuilder()
                    .add("eventId", bench.database.text("select event_id" + newest)))
            .add("data", Base64.getEncoder().encodeToString(data));
    var body =
        Json.createObjectBuilder()
            .add("message", message)
            .add("subscription", "projects/p/subscriptions/s")
            .build()
            .toString();
    return SimpleRequestBuilder.post(
            bench.shop.origin() + "/api/checkout/stock?token=" + bench.shop.pushToken())
        .setBody(body, ContentType.APPLICATION_JSON);
  }

  /**
   * Asks for one page for a round, or pushes.
   *
   * @param figures gets requests a second, and percentiles of the latency in milliseconds
   */
  void measure(String page, ObjDoubleConsumer<String> figures) throws Exception {
    try (var load = new Load(CONNECTIONS)) {
      var result =
          load.send(requests.get(page)::build, round, response -> response.getCode() / 100 == 2)
              .whole();
      say("  " + page + ": " + result);
      figures.accept(page + ", requests/s", result.perSecond());
      figures.accept(page + ", p50, ms", result.millis(50));
      figures.accept(page + ", p99, ms", result.millis(99));
    }
  }
}
