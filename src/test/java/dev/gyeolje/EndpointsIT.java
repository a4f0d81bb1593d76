package dev.gyeolje;

import static dev.gyeolje.support.Visitor.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The surface that other people's tools rely on, as somebody sees it who is not signed in. */
class EndpointsIT {
  private final LocalShop shop = SharedShop.get();
  private final Visitor visitor = Visitor.to(shop);

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          GET  | /                                              | 200 | text/html                | -
          GET  | /?category=shoes&q=a                           | 200 | text/html                | -
          GET  | /checkout/2e6b1f0e-0000-4000-8000-000000000000 | 303 | -                        | /login?to=%2Fcheckout%2F2e6b1f0e-0000-4000-8000-000000000000
          GET  | /checkout/success                              | 200 | text/html                | -
          GET  | /checkout/error                                | 200 | text/html                | -
          GET  | /orders                                        | 303 | -                        | /login?to=%2Forders
          GET  | /orders/2e6b1f0e-0000-4000-8000-000000000000   | 303 | -                        | /login?to=%2Forders%2F2e6b1f0e-0000-4000-8000-000000000000
          GET  | /login                                         | 302 | text/html                | PROVIDER
          GET  | /login/callback                                | 400 | text/html                | -
          POST | /logout                                        | 403 | text/html                | -
          POST | /language                                      | 403 | text/html                | -
          GET  | /settings                                      | 303 | -                        | /login?to=%2Fsettings
          POST | /settings/test                                 | 303 | -                        | /login?to=%2F
          POST | /settings/devices/1/remove                     | 303 | -                        | /login?to=%2F
          GET  | /ops                                           | 303 | -                        | /login?to=%2Fops
          GET  | /ops/dead-letters                              | 303 | -                        | /login?to=%2Fops%2Fdead-letters
          GET  | /ops/invariants                                | 303 | -                        | /login?to=%2Fops%2Finvariants
          GET  | /ops/orders/2e6b1f0e-0000-4000-8000-000000000000 | 303 | -                      | /login?to=%2Fops%2Forders
          POST | /orders/2e6b1f0e-0000-4000-8000-000000000000/cancel | 303 | -                   | /login?to=%2F
          POST | /api/payments/webhook                          | 200 | -                        | -
          GET  | /api/checkout/callback                         | 303 | -                        | /checkout/error?code=INVALID_CALLBACK
          POST | /api/checkout/orders                           | 403 | application/problem+json | -
          POST | /api/checkout/stock                            | 401 | application/problem+json | -
          POST | /api/checkout/push                             | 401 | application/problem+json | -
          POST | /api/pubsub/push                               | 401 | application/problem+json | -
          POST | /api/pubsub/fail                               | 401 | application/problem+json | -
          POST | /api/pubsub/dead-letter                        | 401 | application/problem+json | -
          POST | /api/pubsub/setup                              | 403 | application/problem+json | -
          POST | /api/devices                                   | 403 | application/problem+json | -
          GET  | /firebase-messaging-sw.js                      | 200 | text/javascript          | -
          GET  | /static/css/shop.css                           | 200 | text/css                 | -
          GET  | /internal/live                                 | 200 | application/json         | -
          GET  | /internal/ready                                | 200 | application/json         | -
          GET  | /internal/metrics                              | 200 | text/plain               | -
          """)
  void endpoint_answersAStranger(
      String method, String path, int status, String type, String location) {
    var request = visitor.request(path).method(method, BodyPublishers.noBody());
    if (method.equals("POST") && path.startsWith("/api/"))
      request.header("Content-Type", "application/json");
    else if (method.equals("POST"))
      request.header("Content-Type", "application/x-www-form-urlencoded");

    var answer = visitor.send(request);

    assertThat(answer.statusCode()).isEqualTo(status);
    if (type != null) assertThat(type(answer)).isEqualTo(type);
    if (location != null)
      assertThat(visitor.location(answer))
          .startsWith(location.replace("PROVIDER", shop.oidc().issuer() + "/authorize?"));
  }
}
