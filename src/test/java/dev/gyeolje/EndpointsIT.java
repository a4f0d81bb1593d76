package dev.gyeolje;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The HTTP interface that external tools rely on, the same on every server: status, media type,
 * caching and redirects.
 */
class EndpointsIT {
  private final LocalShop shop = SharedShop.get();

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          GET  | /                                              | 200 | text/html;charset=utf-8  | no-store | -
          HEAD | /                                              | 200 | text/html;charset=utf-8  | no-store | -
          GET  | /?category=shoes&q=a                           | 200 | text/html;charset=utf-8  | no-store | -
          GET  | /products/2e6b1f0e-0000-4000-8000-000000000000 | 404 | text/html;charset=utf-8  | no-store | -
          GET  | /checkout/2e6b1f0e-0000-4000-8000-000000000000 | 303 | -                        | no-store | /login?to=%2Fcheckout%2F2e6b1f0e-0000-4000-8000-000000000000
          GET  | /terms                                         | 200 | text/html;charset=utf-8  | no-store | -
          GET  | /privacy                                       | 200 | text/html;charset=utf-8  | no-store | -
          GET  | /delivery                                      | 200 | text/html;charset=utf-8  | no-store | -
          GET  | /refunds                                       | 200 | text/html;charset=utf-8  | no-store | -
          GET  | /orders/link/w28Aeoxn_C23CJGi0BAsLA            | 404 | text/html;charset=utf-8  | no-store | -
          GET  | /orders/2e6b1f0e-0000-4000-8000-000000000000/contact | 303 | -                  | no-store | /login?to=%2Forders%2F2e6b1f0e-0000-4000-8000-000000000000%2Fcontact
          POST | /orders/guest                                  | 403 | text/html;charset=utf-8  | no-store | -
          POST | /checkout/guest                                | 403 | text/html;charset=utf-8  | no-store | -
          GET  | /cart                                          | 200 | text/html;charset=utf-8  | no-store | -
          GET  | /checkout                                      | 303 | -                        | no-store | /login?to=%2Fcheckout
          GET  | /checkout/success                              | 200 | text/html;charset=utf-8  | no-store | -
          GET  | /checkout/error                                | 200 | text/html;charset=utf-8  | no-store | -
          GET  | /orders                                        | 303 | -                        | no-store | /login?to=%2Forders
          GET  | /orders/2e6b1f0e-0000-4000-8000-000000000000   | 303 | -                        | no-store | /login?to=%2Forders%2F2e6b1f0e-0000-4000-8000-000000000000
          POST | /orders/2e6b1f0e-0000-4000-8000-000000000000/cancel | 403 | text/html;charset=utf-8  | no-store | -
          GET  | /login                                         | 302 | -                        | no-store | PROVIDER
          GET  | /login/callback                                | 400 | text/html;charset=utf-8  | no-store | -
          POST | /logout                                        | 403 | text/html;charset=utf-8  | no-store | -
          POST | /language                                      | 403 | text/html;charset=utf-8  | no-store | -
          GET  | /settings                                      | 303 | -                        | no-store | /login?to=%2Fsettings
          POST | /settings/test                                 | 403 | text/html;charset=utf-8  | no-store | -
          POST | /settings/devices/1/remove                     | 403 | text/html;charset=utf-8  | no-store | -
          GET  | /ops                                           | 303 | -                        | no-store | /login?to=%2Fops
          GET  | /ops/dead-letters                              | 303 | -                        | no-store | /login?to=%2Fops%2Fdead-letters
          GET  | /ops/go-live                                   | 303 | -                        | no-store | /login?to=%2Fops%2Fgo-live
          GET  | /ops/invariants                                | 303 | -                        | no-store | /login?to=%2Fops%2Finvariants
          GET  | /ops/orders/2e6b1f0e-0000-4000-8000-000000000000 | 303 | -                      | no-store | /login?to=%2Fops%2Forders
          POST | /ops/orders/2e6b1f0e-0000-4000-8000-000000000000/refunds | 403 | text/html;charset=utf-8  | no-store | -
          POST | /api/payments/webhook                          | 400 | application/problem+json | no-store | -
          GET  | /api/checkout/callback                         | 303 | -                        | no-store | /checkout/error?code=INVALID_CALLBACK
          POST | /api/checkout/orders                           | 403 | application/problem+json | no-store | -
          POST | /api/checkout/stock                            | 401 | application/problem+json | no-store | -
          GET  | /api/checkout/stock                            | 405 | application/problem+json | no-store | -
          POST | /api/checkout/push                             | 401 | application/problem+json | no-store | -
          POST | /api/checkout/canceled                         | 401 | application/problem+json | no-store | -
          POST | /api/pubsub/push                               | 401 | application/problem+json | no-store | -
          POST | /api/pubsub/fail                               | 401 | application/problem+json | no-store | -
          POST | /api/pubsub/dead-letter                        | 401 | application/problem+json | no-store | -
          POST | /api/pubsub/setup                              | 403 | application/problem+json | no-store | -
          POST | /api/content-reports                           | 204 | -                        | no-store | -
          POST | /api/devices                                   | 403 | application/problem+json | no-store | -
          GET  | /api/nope                                      | 404 | application/problem+json | no-store | -
          GET  | /nope                                          | 404 | text/html;charset=utf-8  | no-store | -
          GET  | /firebase-messaging-sw.js                      | 200 | text/javascript;charset=utf-8 | no-cache | -
          GET  | /static/css/shop.css                           | 200 | text/css                 | public, max-age=3600 | -
          GET  | /static/images/favicon.svg                     | 200 | image/svg+xml            | public, max-age=3600 | -
          GET  | /favicon.ico                                   | 200 | image/x-icon             | public, max-age=3600 | -
          GET  | /manifest.webmanifest                          | 200 | application/manifest+json | public, max-age=3600 | -
          GET  | /static/images/apple-touch-icon.png            | 200 | image/png                | public, max-age=3600 | -
          GET  | /static/images/icon-512.png                    | 200 | image/png                | public, max-age=3600 | -
          GET  | /internal/live                                 | 200 | application/json         | no-store | -
          GET  | /internal/ready                                | 200 | application/json         | no-store | -
          GET  | /internal/metrics                              | 200 | text/plain;charset=utf-8;version=0.0.4 | no-store | -
          """)
  void anonymousRequest_getsExpectedResponse(
      String method, String path, int status, String type, String kept, String location) {
    var visitor = Visitor.to(shop);

    var answer = visitor.send(request(visitor, method, path));

    assertAnswer(visitor, answer, status, type, kept, location);
    if (path.startsWith("/api/") || path.startsWith("/internal/"))
      assertThat(answer.headers().allValues("Set-Cookie"))
          .as("no session cookie for programs")
          .isEmpty();
  }

  /** Users and tools append a slash where none belongs. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /cart",
        "GET /checkout",
        "GET /checkout/2e6b1f0e-0000-4000-8000-000000000000",
        "GET /checkout/success",
        "GET /checkout/error",
        "GET /orders",
        "GET /orders/2e6b1f0e-0000-4000-8000-000000000000",
        "POST /orders/2e6b1f0e-0000-4000-8000-000000000000/cancel",
        "GET /login",
        "GET /login/callback",
        "POST /logout",
        "POST /language",
        "GET /settings",
        "POST /settings/test",
        "POST /settings/devices/1/remove",
        "GET /ops",
        "GET /ops/actions",
        "GET /ops/dead-letters",
        "GET /ops/invariants",
        "GET /ops/money",
        "GET /ops/orders",
        "GET /ops/outbox",
        "GET /ops/stock",
        "GET /api/checkout/callback",
        "POST /api/checkout/orders",
        "POST /api/checkout/stock",
        "POST /api/checkout/push",
        "POST /api/devices",
        "POST /api/payments/webhook",
        "POST /api/pubsub/push",
        "POST /api/pubsub/fail",
        "POST /api/pubsub/dead-letter",
        "POST /api/pubsub/setup",
        "GET /firebase-messaging-sw.js",
        "GET /internal/live",
        "GET /internal/ready",
        "GET /internal/metrics"
      })
  void trailingSlash_changesNothing(String line) {
    var method = line.split(" ")[0];
    var path = line.split(" ")[1];
    var visitor = Visitor.to(shop);

    var without = visitor.send(request(visitor, method, path));
    var with = visitor.send(request(visitor, method, path + "/"));

    assertThat(without.statusCode()).isNotEqualTo(404);
    assertThat(with.statusCode()).isEqualTo(without.statusCode());
    assertThat(with.headers().firstValue("Content-Type"))
        .isEqualTo(without.headers().firstValue("Content-Type"));
    assertThat(with.headers().allValues("Cache-Control"))
        .isEqualTo(without.headers().allValues("Cache-Control"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          GET  | /products/PRODUCT                              | 200 | text/html;charset=utf-8 | no-store | -
          GET  | /checkout/PRODUCT                              | 200 | text/html;charset=utf-8 | no-store | -
          GET  | /checkout/2e6b1f0e-0000-4000-8000-000000000000 | 404 | text/html;charset=utf-8 | no-store | -
          GET  | /orders                                        | 200 | text/html;charset=utf-8 | no-store | -
          GET  | /orders/2e6b1f0e-0000-4000-8000-000000000000   | 404 | text/html;charset=utf-8 | no-store | -
          GET  | /settings                                      | 200 | text/html;charset=utf-8 | no-store | -
          GET  | /ops                                           | 403 | text/html;charset=utf-8 | no-store | -
          GET  | /ops/dead-letters                              | 403 | text/html;charset=utf-8 | no-store | -
          """)
  void customerRequest_getsExpectedResponse(
      String method, String path, int status, String type, String kept, String location)
      throws Exception {
    var product = new Products(shop.dataSource()).add(1_000, 1);
    var visitor = Visitor.signedInTo(shop);

    var answer =
        visitor.send(request(visitor, method, path.replace("PRODUCT", product.toString())));

    assertAnswer(visitor, answer, status, type, kept, location);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          GET  | /ops                                             | 200 | text/html;charset=utf-8 | no-store | -
          GET  | /ops/dead-letters                                | 200 | text/html;charset=utf-8 | no-store | -
          GET  | /ops/invariants                                  | 200 | text/html;charset=utf-8 | no-store | -
          GET  | /ops/orders                                      | 200 | text/html;charset=utf-8 | no-store | -
          GET  | /ops/money                                       | 200 | text/html;charset=utf-8 | no-store | -
          GET  | /ops/outbox                                      | 200 | text/html;charset=utf-8 | no-store | -
          GET  | /ops/outbox/unprocessed                          | 200 | text/html;charset=utf-8 | no-store | -
          GET  | /ops/stock                                       | 200 | text/html;charset=utf-8 | no-store | -
          GET  | /ops/actions                                     | 200 | text/html;charset=utf-8 | no-store | -
          GET  | /ops/orders/2e6b1f0e-0000-4000-8000-000000000000 | 404 | text/html;charset=utf-8 | no-store | -
          """)
  void operatorRequest_getsExpectedResponse(
      String method, String path, int status, String type, String kept, String location) {
    var visitor = Visitor.operatorOf(shop);

    assertAnswer(
        visitor, visitor.send(request(visitor, method, path)), status, type, kept, location);
  }

  private static HttpRequest.Builder request(Visitor visitor, String method, String path) {
    var request = visitor.request(path).method(method, BodyPublishers.noBody());
    if (method.equals("POST"))
      request.header(
          "Content-Type",
          path.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded");
    return request;
  }

  private void assertAnswer(
      Visitor visitor,
      HttpResponse<String> answer,
      int status,
      String type,
      String kept,
      String location) {
    assertThat(answer.statusCode()).isEqualTo(status);
    var headers = answer.headers();
    if (type != null)
      assertThat(withSortedParameters(headers.firstValue("Content-Type").orElse("")))
          .isEqualTo(type);
    assertThat(headers.allValues("Cache-Control")).containsExactly(kept);
    if (location != null)
      assertThat(visitor.location(answer))
          .startsWith(location.replace("PROVIDER", shop.oidc().issuer() + "/authorize?"));
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by", "via");
  }

  /** Returns a media type with its parameters sorted, because their order has no meaning. */
  private static String withSortedParameters(String type) {
    var parts = type.toLowerCase(Locale.ROOT).split("; *");
    Arrays.sort(parts, 1, parts.length);
    return String.join(";", parts);
  }
}
