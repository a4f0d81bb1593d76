package dev.gyeolje.platform.web;

import static dev.gyeolje.support.Page.heading;
import static dev.gyeolje.support.Visitor.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Visitor;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a shop with low limits behind a proxy that forwards the addresses of its clients. */
class LimitsIT {

  private static final String WEBHOOK = "/api/payments/webhook";
  private static final String TOKEN = "only-prometheus-knows";
  private static final int KIB_64 = 64 * 1024;

  /** Limit of a push: Pub/Sub's 10 MB in base64, and the envelope around them. */
  private static final int PUSH_LIMIT = 16 * 1024 * 1024;

  private static final AtomicInteger LAST_ADDRESS = new AtomicInteger();

  private static LocalShop shop;

  private final Visitor visitor = Visitor.to(shop);
  private final String address = newAddress();

  @BeforeAll
  static void open() throws Exception {
    shop =
        LocalShop.with(
            Map.of(
                "RATE_LIMIT_SIGN_IN", "20",
                "RATE_LIMIT_ORDERS", "4",
                "RATE_LIMIT_CALLBACK", "4",
                "RATE_LIMIT_WEBHOOK", "4",
                "RATE_LIMIT_PUSH_TEST", "4",
                "RATE_LIMIT_DEVICES", "4",
                "RATE_LIMIT_CANCEL", "4",
                "INTERNAL_TOKEN", TOKEN));
  }

  @AfterAll
  static void close() {
    if (shop != null) shop.close();
  }

  @Test
  void webhooks_areLimitedPerAddress() {
    var last = fifth(() -> visitor.send(webhook(address)));

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(type(last)).isEqualTo("application/problem+json");
    assertThat(retryAfter(last)).isBetween(1, 60);
    assertThat(visitor.send(webhook(newAddress())).statusCode()).isEqualTo(200);
    assertThat(visitor.send(withToken("/internal/metrics", TOKEN)).body())
        .containsPattern("gyeolje_requests_rate_limited_total\\{limit=\"webhook\"} [1-9]")
        .containsPattern("gyeolje_webhooks_rejected_total\\{reason=\"rate_limited\"} [1-9]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/internal/live", "/internal/ready", "/internal/metrics", "/internal/metrics/"})
  void internalEndpoint_requiresToken(String path) {
    assertThat(visitor.send(withToken(path, TOKEN)).statusCode()).isEqualTo(200);
    assertThat(visitor.send(withToken(path, TOKEN + "x")).statusCode()).isEqualTo(401);
    assertThat(visitor.send(withToken(path, "")).statusCode()).isEqualTo(401);

    var stranger = visitor.get(path);
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(stranger.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(type(stranger)).isEqualTo("application/problem+json");
  }

  @Test
  void forgedForwardedAddress_isIgnored() {
    var last = fifth(() -> visitor.send(webhook(newAddress() + ", " + address)));

    assertThat(last.statusCode()).isEqualTo(429);
  }

  /** Another spelling of a path reaches the same endpoint, so the same limit must apply. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/payments/webhook;a=b",
        "/api;x/payments/webhook",
        "/api/payments/webhoo%6B",
        "/api/payments//webhook",
        "/api/payments/webhook/"
      })
  void otherSpelling_doesNotBypassLimit(String path) {
    fifth(() -> visitor.send(webhook(address)));

    assertThat(visitor.send(from(address, path).POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(path.endsWith("/") ? 429 : 400);
  }

  /** Toss has not captured the payment yet; the page reloads and so continues the checkout. */
  @Test
  void rateLimitedCallback_getsReloadingPage() {
    var last =
        fifth(() -> visitor.send(from(address, "/api/checkout/callback?orderId=x&amount=1").GET()));

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(type(last)).isEqualTo("text/html");
    assertThat(heading(last)).isEqualTo("One moment, please");
    assertThat(last.body()).contains("http-equiv=\"refresh\" content=\"" + retryAfter(last) + "\"");
  }

  @Test
  void orders_areLimitedPerCustomer() {
    var customer = signedIn();
    var neighbour = signedIn();

    var last = fifth(() -> customer.asksFor(UUID.randomUUID(), UUID.randomUUID(), 1));

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(type(last)).isEqualTo("application/problem+json");
    assertThat(last.body()).contains("\"status\":429");
    assertThat(neighbour.asksFor(UUID.randomUUID(), UUID.randomUUID(), 1).statusCode())
        .isEqualTo(400);
  }

  @Test
  void testNotifications_areLimitedPerCustomer() {
    var customer = signedIn();

    var last = fifth(() -> customer.submit("/settings/test", Map.of()));

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(type(last)).isEqualTo("text/html");
    // the page must not submit a form again by itself
    assertThat(last.body()).doesNotContain("http-equiv=\"refresh\"");
  }

  @Test
  void registrationsAndRemovals_areLimitedPerCustomer() {
    var customer = signedIn();
    var body = "{\"kind\":\"fid\",\"value\":\"limited\",\"name\":\"n\"}";

    assertThat(fifth(() -> customer.postJson("/api/devices", body)).statusCode()).isEqualTo(429);
    var removal = customer.submit("/settings/devices/" + UUID.randomUUID() + "/remove", Map.of());
    assertThat(removal.statusCode()).isEqualTo(429);
  }

  @Test
  void cancellations_areLimitedPerCustomer() {
    var customer = signedIn();

    var last = fifth(() -> customer.submit("/orders/" + UUID.randomUUID() + "/cancel", Map.of()));

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(type(last)).isEqualTo("text/html");
  }

  @Test
  void signIn_isLimited() {
    var answers =
        IntStream.range(0, 21).mapToObj(i -> visitor.send(from(address, "/login").GET())).toList();

    assertThat(answers.subList(0, 20)).extracting(HttpResponse::statusCode).containsOnly(302);
    assertThat(answers.get(20).statusCode()).isEqualTo(429);
  }

  @Test
  void pubSubPushes_areNotRateLimited() {
    for (int i = 0; i < 50; i++)
      assertThat(
              visitor
                  .send(from(address, "/api/checkout/stock").POST(BodyPublishers.ofString("{}")))
                  .statusCode())
          .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/payments/webhook, 64, application/problem+json",
    "/api/checkout/orders, 64, application/problem+json",
    "/api/devices, 64, application/problem+json",
    "/language, 64, text/html"
  })
  void overlongBody_isRejected(String path, int limitInKiB, String type) {
    var answer =
        visitor.send(
            from(address, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofByteArray(new byte[limitInKiB * 1024 + 1])));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(type(answer)).isEqualTo(type);
  }

  @Test
  void bodyOfUnknownLength_isLimitedOrRejected() {
    assertThat(
            visitor
                .send(from(address, "/api/checkout/orders").POST(unknownLength(10)))
                .statusCode())
        .isEqualTo(411);
    assertThat(visitor.send(from(address, WEBHOOK).POST(unknownLength(KIB_64 + 1))).statusCode())
        .isEqualTo(413);
    assertThat(visitor.send(from(address, WEBHOOK).POST(unknownLength(KIB_64))).statusCode())
        .isEqualTo(400);
  }

  /** The shop accepts Pub/Sub's largest message and rejects a body larger than any of Pub/Sub's. */
  @Test
  void pushOfTenMegabytes_isAccepted_largerBodyIsNot() throws Exception {
    var data = "A".repeat(10_000_000 / 3 * 4);
    var id = UUID.randomUUID().toString();
    var push = "{\"message\":{\"messageId\":\"" + id + "\",\"data\":\"" + data + "\"}}";
    var endpoint = "/api/pubsub/push?token=" + shop.pushToken();

    assertThat(visitor.send(visitor.json(endpoint, push)).statusCode()).isEqualTo(204);
    assertThat(
            visitor.send(from(address, endpoint).POST(unknownLength(PUSH_LIMIT + 1))).statusCode())
        .isEqualTo(413);
  }

  /** Toss, the OpenID provider and customers reach the shop by this name only. */
  @ParameterizedTest
  @CsvSource({"/orders, 303", "/login?to=/orders, 302"})
  void redirect_leadsToPublicOrigin(String path, int status) {
    var customer = path.startsWith("/login") ? signedIn() : visitor;

    var answer =
        customer.send(
            from(address, path)
                .header("X-Forwarded-Proto", "gopher")
                .header("X-Forwarded-Host", "elsewhere.example")
                .GET());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .startsWith(shop.origin() + "/");
  }

  private static HttpResponse<String> fifth(Supplier<HttpResponse<String>> request) {
    for (int i = 0; i < 4; i++) assertThat(request.get().statusCode()).isNotEqualTo(429);
    return request.get();
  }

  /** Signs in without a forwarded address, so that the limit of another address is not used up. */
  private Visitor signedIn() {
    return Visitor.to(shop).signIn("User", Visitor.newEmail());
  }

  private HttpRequest.Builder webhook(String forwardedFor) {
    return from(forwardedFor, WEBHOOK)
        .POST(BodyPublishers.ofString("{\"from\":\"" + address + "\"}"));
  }

  private HttpRequest.Builder withToken(String path, String token) {
    return visitor.request(path).header("Authorization", "Bearer " + token).GET();
  }

  private HttpRequest.Builder from(String forwardedFor, String path) {
    return visitor.request(path).header("X-Forwarded-For", forwardedFor);
  }

  private static BodyPublisher unknownLength(int bytes) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[bytes]));
  }

  private static int retryAfter(HttpResponse<String> answer) {
    return Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow());
  }

  private static String newAddress() {
    return "203.0.113." + LAST_ADDRESS.incrementAndGet();
  }
}
