package dev.gyeolje;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.pubsub.PushTokens;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Mutations;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Storm;
import dev.gyeolje.support.TossWebhooks;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Sends 2,500 mutated copies, or ten thousand with {@code -Pfull}, of the requests of Pub/Sub, Toss
 * and customers. The shop answers none with a server error, and orders, payments, units and users
 * stay unchanged.
 *
 * <p>{@code -Dmutation.seed} repeats a run; the message of a failure contains the seed.
 */
class MutationIT {

  private static final int THREADS = 8;
  private static final int TOKEN_PUSHES = Storm.of(2_000);
  private static final int BODY_PUSHES = Storm.of(3_000);
  private static final int WEBHOOKS = Storm.of(2_000);
  private static final int CALLBACKS = Storm.of(3_000);

  private final long seed = Long.getLong("mutation.seed", System.nanoTime());
  private final LocalShop shop = SharedShop.get();
  private final Database database = new Database(shop.dataSource());
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String mark = UUID.randomUUID().toString();

  @Test
  void mutatedRequests_causeNoServerErrorAndNoChange() throws Exception {
    var product = new Products(shop.dataSource()).add(5_000, 100);
    var customer = Visitor.signedInTo(shop);
    var paid = customer.buys(product, 1);
    var waiting = customer.asksForAccount(product, 2);
    var pending = customer.orders(product, 3);
    var pendingKey = shop.toss().authenticate(pending.id(), pending.amount());
    eventually("stock", () -> new Products(shop.dataSource()).stock(product), left -> left == 99);
    var before = state(product);
    var orders = List.of(paid, waiting, pending);

    send(TOKEN_PUSHES, m -> pushWithChangedToken(m, paid));
    send(BODY_PUSHES, m -> pushWithChangedBody(m, m.oneOf(orders)));
    send(WEBHOOKS, m -> webhook(m, m.oneOf(orders)));
    send(
        CALLBACKS,
        m ->
            m.oneOf(List.of(true, false))
                ? callbackOf(m, paid, keyOf(paid))
                : callbackOf(m, pending, pendingKey));

    for (long left = webhooksNotTried(); left > 0; left = webhooksNotTried()) {
      long more = left;
      eventually("the next webhook", this::webhooksNotTried, now -> now < more);
    }
    assertThat(state(product)).as("seed %d", seed).isEqualTo(before);
    assertThat(shop.toss().captured(paid.id())).isEqualTo(paid.amount());
    assertThat(shop.toss().captured(pending.id())).isZero();
    // the unchanged callback still works
    assertThat(customer.location(customer.get(Visitor.callback(pending, pendingKey))))
        .startsWith("/checkout/success");
  }

  /**
   * Sends mutants in several threads. Fails without a response or with a status outside 200 to 499.
   */
  private void send(int times, Function<Mutations, HttpRequest> mutant) throws Exception {
    var senders = Executors.newFixedThreadPool(THREADS);
    try {
      var shares = new ArrayList<Callable<Void>>();
      for (int thread = 0; thread < THREADS; thread++) {
        var mutations = new Mutations(seed + thread);
        shares.add(
            () -> {
              for (int i = 0; i < times / THREADS; i++) send(mutant.apply(mutations));
              return null;
            });
      }
      for (var share : senders.invokeAll(shares)) share.get();
    } finally {
      senders.shutdownNow();
    }
  }

  private void send(HttpRequest request) throws Exception {
    var status = http.send(request, BodyHandlers.discarding()).statusCode();
    assertThat(status).as("seed %d, %s", seed, request.uri()).isBetween(200, 499);
  }

  private HttpRequest pushWithChangedToken(Mutations mutations, Placed order) {
    var endpoint = endpoint(mutations);
    var body = push(order, endpoint);
    if (mutations.oneOf(List.of(true, false)))
      return post(endpoint + "?token=" + query(mutations.of(pushToken())), body).build();
    var token =
        shop.pubsub()
            .orElseThrow()
            .tokens()
            .sign(PushTokens.claims(LocalShop.PUSH_AUDIENCE, LocalShop.PUSH_ACCOUNT).build());
    return post(endpoint, body)
        .header("Authorization", "Bearer " + printable(mutations.of(token)))
        .build();
  }

  private HttpRequest pushWithChangedBody(Mutations mutations, Placed order) {
    var endpoint = endpoint(mutations);
    return post(endpoint + "?token=" + pushToken(), mutations.of(push(order, endpoint))).build();
  }

  private static String endpoint(Mutations mutations) {
    return mutations.oneOf(
        List.of(
            "/api/checkout/stock",
            "/api/checkout/push",
            "/api/checkout/canceled",
            "/api/pubsub/push",
            "/api/pubsub/dead-letter"));
  }

  private String push(Placed order, String endpoint) {
    var data = "{\"paymentType\":\"NORMAL\",\"orderId\":\"" + order.id() + "\"}";
    return "{\"subscription\":\"projects/p/subscriptions/s\",\"deliveryAttempt\":1,\"message\":{"
        + ("\"messageId\":\"" + mark + endpoint + "\",\"publishTime\":\"2026-11-25T10:00:00Z\",")
        + "\"attributes\":{\"eventId\":\""
        + mark
        + "\",\"eventType\":\"OrderPaid\"},"
        + ("\"data\":\""
            + Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8)))
        + "\"}}";
  }

  private HttpRequest webhook(Mutations mutations, Placed order) {
    var valid =
        mutations.oneOf(
            List.of(
                TossWebhooks.statusChanged(order.id(), keyOf(order), "DONE"),
                TossWebhooks.deposit(order.id(), "DONE", "ps_" + mark)));
    return post("/api/payments/webhook", mutations.of(valid))
        .header("tosspayments-webhook-transmission-id", mark + UUID.randomUUID())
        .build();
  }

  /**
   * Builds a callback that mutates more than the payment key: another key alone would be a valid
   * attempt to pay.
   */
  private HttpRequest callbackOf(Mutations mutations, Placed order, String key) {
    var valid = Visitor.callback(order, key).replaceFirst("^[^?]*\\?", "");
    String changed;
    do changed = mutations.of(valid);
    while (hasSameOrderAndAmount(changed, order));
    return HttpRequest.newBuilder(address("/api/checkout/callback?" + query(changed)))
        .timeout(Duration.ofSeconds(90))
        .build();
  }

  /**
   * Compares order and amount without regard to the case of the id and leading zeros of the amount.
   */
  private static boolean hasSameOrderAndAmount(String query, Placed order) {
    var parts = List.of(query.split("&"));
    return parts.stream().anyMatch(part -> part.equalsIgnoreCase("orderId=" + order.id()))
        && parts.stream().anyMatch(part -> part.matches("amount=0*" + order.amount()));
  }

  private String keyOf(Placed order) {
    var key =
        database.text("select payment_key from payments where order_id = ?::uuid", order.id());
    return key == null ? "none" : key;
  }

  private HttpRequest.Builder post(String path, String body) {
    return HttpRequest.newBuilder(address(path))
        .timeout(Duration.ofSeconds(90))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private URI address(String path) {
    return shop.origin().resolve(path);
  }

  /** Percent-encodes characters that a query may not contain, but no separators. */
  private static String query(String text) {
    var written = new StringBuilder();
    for (var c : text.codePoints().mapToObj(Character::toString).toList())
      written.append(c.matches("[\\w=&.-]") ? c : URLEncoder.encode(c, StandardCharsets.UTF_8));
    return written.toString();
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "~");
  }

  private String pushToken() {
    try {
      return shop.pushToken();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Counts the webhooks without any attempt. The shop retries one that it cannot apply now, such as
   * a deposit for a card payment, for a while.
   */
  private long webhooksNotTried() {
    return database.number(
        "select count(*) from toss_webhooks where transmission_id like ? and processed_at is null and"
            + " attempts = 0",
        mark + "%");
  }

  /**
   * Returns a count and a hash of all relevant rows about the three orders, their product and their
   * customer.
   */
  private List<String> state(UUID product) {
    var ours = "(select order_id from order_items where product_id = '" + product + "')";
    return Stream.of(
            "products where id = '" + product + "'",
            "orders where id in " + ours,
            "order_items where order_id in " + ours,
            "order_events where order_id in " + ours,
            "stock_holds where order_id in " + ours,
            "stock_movements where product_id = '" + product + "'",
            "refunds where order_id in " + ours,
            "(select id, payment_key, amount, status, approved_at, order_id from payments) p where"
                + " order_id in "
                + ours,
            "notifications where order_id in " + ours,
            "users where id in (select uid from orders where id in " + ours + ")")
        .map(
            rows ->
                rows.replaceFirst(" where .*", "")
                    + ": "
                    + database.text(
                        "select count(*) || ' ' || coalesce(md5(string_agg(r::text, ',' order by r::text)), '')"
                            + " from (select * from "
                            + rows
                            + ") r"))
        .toList();
  }
}
