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
 * A user with a separate HTTP client instead of a browser: it keeps cookies, does not follow
 * redirects and does not run scripts.
 */
public final class Visitor {

  /** Far longer than any response takes on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /**
   * An order as in the shop's response.
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

  /** Creates an anonymous visitor who reads English. */
  public static Visitor to(LocalShop shop) {
    return new Visitor(shop);
  }

  /** Creates a new signed-in user who reads English. */
  public static Visitor signedInTo(LocalShop shop) {
    var visitor = new Visitor(shop);
    visitor.signIn("User", newEmail());
    return visitor;
  }

  /** Deletes the cookies and signs in another new user with the same client. */
  public Visitor next() {
    cookies.getCookieStore().removeAll();
    return signIn("User", newEmail());
  }

  /** Creates a visitor who is signed in as the operator and reads English. */
  public static Visitor operatorOf(LocalShop shop) {
    var visitor = new Visitor(shop);
    visitor.signIn("Operator", LocalShop.OPERATOR);
    return visitor;
  }

  /** Returns a new e-mail address. */
  public static String newEmail() {
    return UUID.randomUUID() + "@example.com";
  }

  /** Sends this {@code Accept-Language} header from now on; null for none. */
  public Visitor reading(String acceptLanguage) {
    languages = acceptLanguage;
    return this;
  }

  /** Returns the shop's response for this path, which may contain a query. */
  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Downloads the file at this path with these accepted encodings. */
  public HttpResponse<byte[]> download(String path, String encodings) {
    var request = request(path).header("Accept-Encoding", encodings).build();
    return send(http, request, BodyHandlers.ofByteArray());
  }

  /** Downloads the file at this path. */
  public HttpResponse<byte[]> download(String path) {
    return send(http, request(path).build(), BodyHandlers.ofByteArray());
  }

  /** Submits a form of the shop's pages. */
  public HttpResponse<String> submit(String path, Map<String, String> fields) {
    return submit(path, encoded(fields));
  }

  /** Submits a form that is already encoded; it may contain a field several times. */
  public HttpResponse<String> submit(String path, String form) {
    return send(form(path, form).header("Sec-Fetch-Site", "same-origin"));
  }

  /** Submits a form as from a page of another site. */
  public HttpResponse<String> submitFromAnotherSite(String path, Map<String, String> fields) {
    return send(form(path, encoded(fields)).header("Sec-Fetch-Site", "cross-site"));
  }

  /** Posts JSON as the shop's scripts do. */
  public HttpResponse<String> postJson(String path, String body) {
    return send(json(path, body).header("Sec-Fetch-Site", "same-origin"));
  }

  /** A file chosen in a field of a form. */
  public record Chosen(String field, String name, byte[] content) {}

  /** Submits a form of the shop's pages with files, encoded as browsers do (RFC 7578). */
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

  /** Builds a form request without {@code Sec-Fetch-Site}, to be sent by {@link #send}. */
  public HttpRequest.Builder form(String path, String form) {
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form));
  }

  /** Builds a JSON request without {@code Sec-Fetch-Site}, to be sent by {@link #send}. */
  public HttpRequest.Builder json(String path, String body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  /** Builds a request to the shop in the visitor's languages. */
  public HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(shop.origin().resolve(path)).timeout(PATIENCE);
    return languages == null ? request : request.header("Accept-Language", languages);
  }

  /** Sends a request with the visitor's cookies. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    return send(http, request.build());
  }

  /** Sends a request and returns the response; fails if there is none. */
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

  /** Returns the page at {@code path} after following redirects. */
  public HttpResponse<String> follow(String path) {
    return follow(get(path));
  }

  /** Follows up to five redirects and returns the page at their end. */
  public HttpResponse<String> follow(HttpResponse<String> answer) {
    for (int i = 0; i < 5 && answer.statusCode() / 100 == 3; i++) answer = get(location(answer));
    return answer;
  }

  /** Returns the target of a redirect, as path and query if it is in the shop. */
  public String location(HttpResponse<String> redirect) {
    var address =
        redirect
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new AssertionError("no redirect, but " + redirect.statusCode()));
    var origin = shop.origin().toString();
    return address.startsWith(origin + "/") ? address.substring(origin.length()) : address;
  }

  /** Signs in from the home page; fails if the shop does not redirect back. */
  public Visitor signIn(String name, String email) {
    var back = comesBack(picks(goesToProvider("/"), name, email));
    assertThat(back.statusCode()).isEqualTo(302);
    return this;
  }

  /**
   * Starts to sign in.
   *
   * @return the request parameter of the provider's form
   */
  public String goesToProvider(String to) {
    return atPicker(get("/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8)));
  }

  /**
   * Follows the shop's redirect to the provider.
   *
   * @return the request parameter of the provider's form
   */
  public String atPicker(HttpResponse<String> away) {
    var picker = send(HttpRequest.newBuilder(URI.create(location(away))));
    return found("name=\"request\" value=\"([^\"]+)\"", picker.body())
        .orElseThrow(() -> new AssertionError("the provider answers " + picker.statusCode()));
  }

  /**
   * Chooses a user at the provider.
   *
   * @return the URL to which the provider redirects
   */
  public String picks(String request, String name, String email) {
    return atProvider(
        "/authorize/person", Map.of("request", request, "name", name, "email", email));
  }

  /**
   * Chooses a user who belongs to these groups at the provider.
   *
   * @param groups separated by commas
   * @return the URL to which the provider redirects
   */
  public String picks(String request, String name, String email, String groups) {
    return atProvider(
        "/authorize/person",
        Map.of("request", request, "name", name, "email", email, "groups", groups));
  }

  /**
   * Cancels at the provider.
   *
   * @return the URL to which the provider redirects
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

  /** Follows the provider's redirect back to the shop. */
  public HttpResponse<String> comesBack(String address) {
    return get(address);
  }

  /** Posts an order for one product as the checkout page's script does; returns the response. */
  public HttpResponse<String> asksFor(UUID idempotencyKey, UUID product, int quantity) {
    return postJson("/api/checkout/orders", orderOf(idempotencyKey, product, quantity));
  }

  /** Returns the request body of {@link #asksFor}. */
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

  /** Places an order; fails if the shop rejects it. */
  public Placed orders(UUID product, int quantity) {
    var answer = asksFor(UUID.randomUUID(), product, quantity);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return placed(answer);
  }

  /** Parses the order in this response. */
  public static Placed placed(HttpResponse<String> answer) {
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      var order = reader.readObject();
      return new Placed(order.getString("orderId"), order.getInt("amount"));
    }
  }

  /**
   * Refunds an order on the operators' pages.
   *
   * @param request idempotency key of the command
   */
  public HttpResponse<String> refunds(Placed order, String request, long amount) {
    return submit(
        "/ops/orders/" + order.id() + "/refunds",
        Map.of("request", request, "amount", Long.toString(amount), "reason", "scratched"));
  }

  /** Authenticates in Toss' window and returns to the shop's callback. */
  public HttpResponse<String> returnsFromWindow(Placed order) {
    return get(callback(order, shop.toss().authenticate(order.id(), order.amount())));
  }

  /** Orders and pays by card. */
  public Placed buys(UUID product, int quantity) {
    var order = orders(product, quantity);
    assertThat(location(returnsFromWindow(order))).startsWith("/checkout/success");
    return order;
  }

  /** Orders and gets a virtual account to transfer the money to. */
  public Placed asksForAccount(UUID product, int quantity) {
    var order = orders(product, quantity);
    var key = shop.toss().authenticate(order.id(), order.amount(), PaymentMethod.VIRTUAL_ACCOUNT);
    assertThat(location(get(callback(order, key)))).startsWith("/checkout/success");
    return order;
  }

  /**
   * Registers a device for notifications.
   *
   * @return its push target, for queries to the Firebase simulator about received messages
   */
  public String listens() {
    var target = shop.fcm().register();
    var device = Json.createObjectBuilder().add("kind", "fid").add("value", target);
    assertThat(postJson("/api/devices", device.add("name", "test").build().toString()).statusCode())
        .isEqualTo(200);
    return target;
  }

  /** Returns the path to which Toss redirects the customer. */
  public static String callback(Placed order, String paymentKey) {
    return "/api/checkout/callback?paymentType=NORMAL&orderId=%s&paymentKey=%s&amount=%d"
        .formatted(order.id(), paymentKey, order.amount());
  }

  /** Returns the cookie of this name, if the visitor has one. */
  public Optional<HttpCookie> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst();
  }

  /** Sends this cookie, too, from now on. */
  public Visitor bringing(String name, String value) {
    var cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(shop.origin(), cookie);
    return this;
  }

  /** Returns the visitor's cookies in the format of the header {@code Cookie}. */
  public String cookies() {
    return cookies.getCookieStore().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Returns the first group of the first match in {@code text}. */
  public static Optional<String> found(String regex, String text) {
    var matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Returns the media type of a response without its parameters; empty if it has none. */
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
