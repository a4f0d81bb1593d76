package dev.gyeolje.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.PaymentMethod;
import jakarta.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody with a browser of their own, without the browser: cookies are kept, redirects are not
 * followed, and scripts do not run.
 */
public final class Visitor {

  /** Far longer than any answer takes on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /**
   * An order as the shop answered it.
   *
   * @param id also Toss' orderId
   * @param amount won
   */
  public record Placed(String id, long amount) {}

  private final LocalShop shop;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(cookies)
          .connectTimeout(PATIENCE)
          .build();
  private String languages = "en";

  private Visitor(LocalShop shop) {
    this.shop = shop;
  }

  /** Somebody of whom the shop knows nothing; reads English. */
  public static Visitor to(LocalShop shop) {
    return new Visitor(shop);
  }

  /** A new person, signed in; reads English. */
  public static Visitor signedInTo(LocalShop shop) {
    var visitor = new Visitor(shop);
    visitor.signIn("User", newEmail());
    return visitor;
  }

  /** The next new person, signed in with the same browser, which has forgotten the one before. */
  public Visitor next() {
    cookies.getCookieStore().removeAll();
    return signIn("User", newEmail());
  }

  /** The operator, signed in; reads English. */
  public static Visitor operatorOf(LocalShop shop) {
    var visitor = new Visitor(shop);
    visitor.signIn("Operator", LocalShop.OPERATOR);
    return visitor;
  }

  /** An address that nobody has used before. */
  public static String newEmail() {
    return UUID.randomUUID() + "@example.com";
  }

  /** From now on the browser asks for these languages; null for none. */
  public Visitor reading(String acceptLanguage) {
    languages = acceptLanguage;
    return this;
  }

  /** The shop's answer to this path, which may carry a query. */
  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** The file at this path, by a browser that takes these encodings. */
  public HttpResponse<byte[]> download(String path, String encodings) {
    var request = request(path).header("Accept-Encoding", encodings).build();
    return send(http, request, BodyHandlers.ofByteArray());
  }

  /** The file at this path. */
  public HttpResponse<byte[]> download(String path) {
    return send(http, request(path).build(), BodyHandlers.ofByteArray());
  }

  /** Submits a form of the shop's pages. */
  public HttpResponse<String> submit(String path, Map<String, String> fields) {
    return submit(path, encoded(fields));
  }

  /** Submits a form that is encoded already; a field may come several times. */
  public HttpResponse<String> submit(String path, String form) {
    return send(form(path, form).header("Sec-Fetch-Site", "same-origin"));
  }

  /** Submits a form that a page of another site shows. */
  public HttpResponse<String> submitFromAnotherSite(String path, Map<String, String> fields) {
    return send(form(path, encoded(fields)).header("Sec-Fetch-Site", "cross-site"));
  }

  /** Posts JSON as the shop's scripts do. */
  public HttpResponse<String> postJson(String path, String body) {
    return send(json(path, body).header("Sec-Fetch-Site", "same-origin"));
  }

  /** A file that is chosen in the field of a form. */
  public record Chosen(String field, String name, byte[] content) {}

  /** Submits a form with files of the shop's pages, as browsers encode it (RFC 7578). */
  public HttpResponse<String> upload(String path, Map<String, String> fields, List<Chosen> files) {
    var boundary = "----" + UUID.randomUUID();
    var body = new ByteArrayOutputStream();
    fields.forEach(
        (name, value) -> part(body, boundary, "name=\"" + name + "\"\r\n", value.getBytes(UTF_8)));
    for (var file : files)
      part(
          body,
          boundary,
          "name=\""
              + file.field()
              + "\"; filename=\""
              + file.name()
              + "\"\r\nContent-Type: application/octet-stream\r\n",
          file.content());
    body.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF_8));
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("Sec-Fetch-Site", "same-origin")
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static void part(
      ByteArrayOutputStream body, String boundary, String disposition, byte[] content) {
    body.writeBytes(
        ("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n")
            .getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }

  /** A form that says nothing of where it comes from, to be sent by {@link #send}. */
  public HttpRequest.Builder form(String path, String form) {
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form));
  }

  /** JSON that says nothing of where it comes from, to be sent by {@link #send}. */
  public HttpRequest.Builder json(String path, String body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  /** A request to the shop in the visitor's languages. */
  public HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(shop.origin().resolve(path)).timeout(PATIENCE);
    return languages == null ? request : request.header("Accept-Language", languages);
  }

  /** Sends a request with the visitor's cookies. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    return send(http, request.build());
  }

  /** The answer to a request; fails if there is none. */
  public static HttpResponse<String> send(HttpClient http, HttpRequest request) {
    return send(http, request, BodyHandlers.ofString());
  }

  private static <T> HttpResponse<T> send(
      HttpClient http, HttpRequest request, BodyHandler<T> reader) {
    try {
      return http.send(request, reader);
    } catch (IOException e) {
      throw new AssertionError("no answer to " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The page at {@code path}, or the one that redirects within the shop end at. */
  public HttpResponse<String> follow(String path) {
    return follow(get(path));
  }

  /** The page that redirects within the shop end at. */
  public HttpResponse<String> follow(HttpResponse<String> answer) {
    for (int i = 0; i < 5 && answer.statusCode() / 100 == 3; i++) answer = get(location(answer));
    return answer;
  }

  /** Where a redirect leads, as path and query if it stays in the shop. */
  public String location(HttpResponse<String> redirect) {
    var address =
        redirect
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new AssertionError("no redirect, but " + redirect.statusCode()));
    var origin = shop.origin().toString();
    return address.startsWith(origin + "/") ? address.substring(origin.length()) : address;
  }

  /** Signs in from the first page; fails if that does not work. */
  public Visitor signIn(String name, String email) {
    var back = comesBack(picks(goesToProvider("/"), name, email));
    assertThat(back.statusCode()).isEqualTo(302);
    return this;
  }

  /**
   * Presses "sign in".
   *
   * @return what the provider's form needs to know of the request
   */
  public String goesToProvider(String to) {
    return atPicker(get("/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8)));
  }

  /**
   * Follows the shop's redirect to the provider.
   *
   * @return what the provider's form needs to know of the request
   */
  public String atPicker(HttpResponse<String> away) {
    var picker = send(HttpRequest.newBuilder(URI.create(location(away))));
    return found("name=\"request\" value=\"([^\"]+)\"", picker.body())
        .orElseThrow(() -> new AssertionError("the provider answers " + picker.statusCode()));
  }

  /**
   * Picks a person at the provider.
   *
   * @return where the provider sends the visitor back to
   */
  public String picks(String request, String name, String email) {
    return atProvider(
        "/authorize/person", Map.of("request", request, "name", name, "email", email));
  }

  /**
   * Picks a person at the provider, who is in these groups there.
   *
   * @param groups separated by commas
   * @return where the provider sends the visitor back to
   */
  public String picks(String request, String name, String email, String groups) {
    return atProvider(
        "/authorize/person",
        Map.of("request", request, "name", name, "email", email, "groups", groups));
  }

  /**
   * Gives up at the provider.
   *
   * @return where the provider sends the visitor back to
   */
  public String givesUp(String request) {
    return atProvider("/authorize/cancel", Map.of("request", request));
  }

  private String atProvider(String path, Map<String, String> fields) {
    return location(
        send(
            HttpRequest.newBuilder(shop.oidc().issuer().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields)))));
  }

  /** Comes back from the provider. */
  public HttpResponse<String> comesBack(String address) {
    return get(address);
  }

  /** The answer to an order for one product, as the checkout page's script asks for it. */
  public HttpResponse<String> asksFor(UUID idempotencyKey, UUID product, int quantity) {
    return postJson("/api/checkout/orders", orderOf(idempotencyKey, product, quantity));
  }

  /** The body of {@link #asksFor}. */
  public static String orderOf(UUID idempotencyKey, UUID product, int quantity) {
    return Json.createObjectBuilder()
        .add("requestKey", idempotencyKey.toString())
        .add(
            "lines",
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("productId", product.toString())
                        .add("quantity", quantity)))
        .build()
        .toString();
  }

  /** Places an order; fails if the shop rejects. */
  public Placed orders(UUID product, int quantity) {
    var answer = asksFor(UUID.randomUUID(), product, quantity);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return placed(answer);
  }

  /** The order in this answer. */
  public static Placed placed(HttpResponse<String> answer) {
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      var order = reader.readObject();
      return new Placed(order.getString("orderId"), order.getInt("amount"));
    }
  }

  /**
   * Gives money back at the operators' desk.
   *
   * @param request names the command: sent twice it is one
   */
  public HttpResponse<String> refunds(Placed order, String request, long amount) {
    return submit(
        "/ops/orders/" + order.id() + "/refunds",
        Map.of("request", request, "amount", Long.toString(amount), "reason", "scratched"));
  }

  /** Agrees in Toss' window and comes back. */
  public HttpResponse<String> returnsFromWindow(Placed order) {
    return get(callback(order, shop.toss().authenticate(order.id(), order.amount())));
  }

  /** Buys by card. */
  public Placed buys(UUID product, int quantity) {
    var order = orders(product, quantity);
    assertThat(location(returnsFromWindow(order))).startsWith("/checkout/success");
    return order;
  }

  /** Orders and is given a virtual account to transfer the money to. */
  public Placed asksForAccount(UUID product, int quantity) {
    var order = orders(product, quantity);
    var key = shop.toss().authenticate(order.id(), order.amount(), PaymentMethod.VIRTUAL_ACCOUNT);
    assertThat(location(get(callback(order, key)))).startsWith("/checkout/success");
    return order;
  }

  /**
   * Registers a device for notifications.
   *
   * @return its target, by which the simulator of Firebase tells what reached it
   */
  public String listens() {
    var target = shop.fcm().register();
    var device = Json.createObjectBuilder().add("kind", "fid").add("value", target);
    assertThat(postJson("/api/devices", device.add("name", "test").build().toString()).statusCode())
        .isEqualTo(200);
    return target;
  }

  /** The address at which Toss sends the customer back. */
  public static String callback(Placed order, String paymentKey) {
    return "/api/checkout/callback?paymentType=NORMAL&orderId=%s&paymentKey=%s&amount=%d"
        .formatted(order.id(), paymentKey, order.amount());
  }

  /** The cookie of this name, if the visitor has one. */
  public Optional<HttpCookie> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst();
  }

  /** From now on the browser brings this cookie, too. */
  public Visitor bringing(String name, String value) {
    var cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(shop.origin(), cookie);
    return this;
  }

  /** What the visitor's browser sends in the header {@code Cookie}. */
  public String cookies() {
    return cookies.getCookieStore().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** The first group of the first match in {@code text}. */
  public static Optional<String> found(String regex, String text) {
    var matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The media type of an answer without its parameters; empty if it has none. */
  public static String type(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
