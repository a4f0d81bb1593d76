package dev.gyeolje.security;

import static dev.gyeolje.support.Page.heading;
import static dev.gyeolje.support.Visitor.orderOf;
import static dev.gyeolje.support.Visitor.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests requests that pages of other sites cause, with the headers that browsers add. */
class CsrfIT {

  private static final String SHOP = "the shop's";

  private final LocalShop shop = SharedShop.get();
  private final Visitor customer = Visitor.signedInTo(shop);

  /** Exempt endpoints do not depend on the user who is signed in with the browser. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "same-origin, -, true",
        "same-origin, the shop's, true",
        "-, the shop's, true",
        "same-site, -, false",
        "cross-site, https://evil.example, false",
        "cross-site, the shop's, false",
        "none, -, false",
        "-, https://evil.example, false",
        "-, null, false",
        "-, -, false"
      })
  void changingRequests_areAcceptedOnlyFromShopPages(String site, String origin, boolean allowed)
      throws Exception {
    var product = new Products(shop.dataSource()).add(1_000, 5);
    var order = orderOf(UUID.randomUUID(), product, 1);
    var device = "{\"kind\":\"fid\",\"value\":\"" + UUID.randomUUID() + "\"}";
    var operator = Visitor.operatorOf(shop);

    var expected = new Expected(site, origin, allowed);
    expected.of(303, customer, customer.form("/language", "lang=en&to=/"));
    expected.of(303, customer, customer.form("/cart", "product=" + product + "&quantity=1"));
    expected.of(201, customer, customer.json("/api/checkout/orders", order));
    expected.of(200, customer, customer.json("/api/devices", device));
    expected.of(204, operator, operator.json("/api/pubsub/setup", ""));
    expected.of(303, customer, customer.form("/logout", ""));

    var exempt = new Expected(site, origin, true);
    exempt.of(400, customer, customer.json("/api/payments/webhook", ""));
    exempt.of(401, customer, customer.json("/api/checkout/stock", "{}"));
    exempt.of(401, customer, customer.json("/api/pubsub/dead-letter", "{}"));
    exempt.of(204, customer, customer.json("/api/content-reports", "[]"));
    exempt.of(200, customer, customer.request("/").GET());
    exempt.of(303, customer, customer.request("/api/checkout/callback").GET());
  }

  private final class Expected {
    private final String site;
    private final String origin;
    private final boolean allowed;

    Expected(String site, String origin, boolean allowed) {
      this.site = site;
      this.origin = SHOP.equals(origin) ? shop.origin().toString() : origin;
      this.allowed = allowed;
    }

    void of(int status, Visitor sender, HttpRequest.Builder request) {
      if (site != null) request.header("Sec-Fetch-Site", site);
      if (origin != null) request.header("Origin", origin);
      assertThat(sender.send(request).statusCode())
          .as(request.build().uri().getPath())
          .isEqualTo(allowed ? status : 403);
    }
  }

  @Test
  void rejectedRequest_changesNothing() throws Exception {
    var database = new Database(shop.dataSource());
    var product = new Products(shop.dataSource()).add(1_000, 5);
    var before = database.rows();

    customer.submitFromAnotherSite("/logout", Map.of());
    customer.send(
        customer
            .json("/api/checkout/orders", orderOf(UUID.randomUUID(), product, 1))
            .header("Sec-Fetch-Site", "cross-site"));

    assertThat(database.rows()).isEqualTo(before);
    assertThat(customer.get("/orders").statusCode()).isEqualTo(200);
  }

  @Test
  void rejectedForm_getsPageWithAdvice() {
    var page = customer.submitFromAnotherSite("/logout", Map.of());

    assertThat(type(page)).isEqualTo("text/html");
    assertThat(heading(page)).isEqualTo("We did not do that");
    assertThat(page.body()).contains("Please open the shop anew and do it there.");
  }

  @Test
  void rejectedJson_getsProblemWithAdvice() {
    var problem = customer.send(customer.json("/api/devices", "{}"));

    assertThat(type(problem)).isEqualTo("application/problem+json");
    assertThat(problem.body())
        .contains("\"code\":\"CSRF\"", "Please open the shop anew and do it there.");
  }

  /** The page contains no token, key or other data of one browser, so a cache could share it. */
  @Test
  void anonymousPage_isTheSameForAllBrowsers() {
    var page = Visitor.to(shop).get("/");

    assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    // a request with a cookie bypasses the page cache
    assertThat(page.body()).isEqualTo(Visitor.to(shop).bringing("another", "1").get("/").body());
  }
}
