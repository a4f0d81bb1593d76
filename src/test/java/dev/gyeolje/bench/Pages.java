package dev.gyeolje.bench;

import static dev.gyeolje.bench.Bench.say;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;

/** Pages for 32 visitors at once, beside a static file and the smallest answer there is. */
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
          "/ops");

  private static final int CONNECTIONS = 32;

  private final Bench bench;

  /**
   * Long enough that a kept page is made anew many times: a round of a second would measure the one
   * request at its beginning that makes it.
   */
  private final Duration round = Duration.ofSeconds(Bench.size("pageSeconds", 6));

  private final Map<String, String> paths;
  private final Map<String, String> sessions;

  /** Signs in a customer and an operator. */
  Pages(Bench bench) throws Exception {
    this.bench = bench;
    var product = bench.orders.pending(1).get(0).product();
    var customer = bench.signIn(Visitor.newEmail());
    this.paths =
        Map.of(
            "/static/{file}",
            "/static/images/favicon.svg",
            "/products/{id}",
            "/products/" + product,
            "/ (signed in)",
            "/",
            "/checkout/{id}",
            "/checkout/" + product);
    this.sessions =
        Map.of(
            "/ (signed in)", customer,
            "/checkout/{id}", customer,
            "/orders", customer,
            "/ops", bench.signIn(LocalShop.OPERATOR));
  }

  /**
   * Asks for one page for a round.
   *
   * @param figures gets requests a second, and percentiles of the latency in milliseconds
   */
  void measure(String page, ObjDoubleConsumer<String> figures) throws Exception {
    var request = SimpleRequestBuilder.get(bench.shop.origin() + paths.getOrDefault(page, page));
    // whoever is not signed in brings no cookie
    if (sessions.containsKey(page)) request.addHeader("Cookie", "gyeolje=" + sessions.get(page));
    try (var load = new Load(CONNECTIONS)) {
      var result = load.send(request::build, round, response -> response.getCode() == 200).whole();
      say("  " + page + ": " + result);
      figures.accept(page + ", requests/s", result.perSecond());
      figures.accept(page + ", p50, ms", result.millis(50));
      figures.accept(page + ", p99, ms", result.millis(99));
    }
  }
}
