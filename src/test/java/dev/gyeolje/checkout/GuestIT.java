package dev.gyeolje.checkout;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Invariants;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buying without an account. */
class GuestIT {

  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final Visitor guest = Visitor.to(shop);
  private UUID product;

  @BeforeEach
  void product() throws Exception {
    product = products.add(10_000, 5);
  }

  @AfterEach
  void allInvariantsHold() {
    Invariants.hold(shop);
  }

  @Test
  void guest_buysAnonymouslyAndSeesTheOrder() throws Exception {
    assertThat(guest.get("/products/" + product).body()).contains("/checkout/guest");

    assertThat(guest.location(beginGuestCheckout()))
        .isEqualTo("/checkout/" + product + "?quantity=2");
    var checkout = guest.get("/checkout/" + product + "?quantity=2").body();
    assertThat(checkout)
        .contains("data-customer-key=\"@@ANONYMOUS\"", "data-testid=\"sign-in\"")
        .doesNotContain("href=\"/settings\"", "data-testid=\"sign-out\"");
    var order = guest.orders(product, 2);
    var paid = guest.follow(guest.returnsFromWindow(order));

    assertThat(paid.body()).contains("data-state=\"PAID\"", "/orders/link/");
    eventually("stock", () -> products.stock(product), left -> left == 3);
    assertThat(guest.get("/orders").body()).contains(order.id());
    assertThat(shop.toss().captured(order.id())).isEqualTo(20_000);
    assertThat(guest.get("/ops").statusCode()).isEqualTo(403);
  }

  @Test
  void guestWithCart_reachesCheckout() {
    guest.submit("/cart", Map.of("product", product.toString(), "quantity", "2"));
    assertThat(guest.get("/cart").body()).contains("/checkout/guest");

    assertThat(guest.location(guest.submit("/checkout/guest", Map.of()))).isEqualTo("/checkout");

    assertThat(guest.get("/checkout").body()).contains("data-amount=\"20000\"");
  }

  @Test
  void repeatedGuestCheckout_keepsTheGuest() {
    beginGuestCheckout();
    var order = guest.orders(product, 1);

    beginGuestCheckout();

    assertThat(guest.get("/orders/" + order.id()).statusCode()).isEqualTo(200);
  }

  @Test
  void guestCheckoutWhileSignedIn_keepsTheAccount() {
    var customer = Visitor.signedInTo(shop);
    var mine = customer.orders(product, 1);

    customer.submit("/checkout/guest", Map.of("product", product.toString(), "quantity", "1"));

    assertThat(customer.get("/orders").body()).contains(mine.id());
    assertThat(customer.get("/checkout/" + product).body()).doesNotContain("@@ANONYMOUS");
  }

  @Test
  void malformedProductOrQuantity_redirectsWithinTheShop() {
    assertThat(
            guest.location(
                guest.submit("/checkout/guest", Map.of("product", "//evil", "quantity", "1"))))
        .isEqualTo("/checkout");
    assertThat(
            guest.location(
                guest.submit(
                    "/checkout/guest", Map.of("product", product.toString(), "quantity", "1&x=y"))))
        .isEqualTo("/checkout/" + product + "?quantity=1");
  }

  @Test
  void orderLink_showsTheOrderReadOnly() {
    beginGuestCheckout();
    var order = guest.asksForAccount(product, 1);
    var own = guest.get("/orders/" + order.id()).body();
    var link = link(own);

    var elsewhere = Visitor.to(shop).get(link);

    assertThat(elsewhere.statusCode()).isEqualTo(200);
    assertThat(elsewhere.body())
        .contains("data-state=\"WAITING_FOR_DEPOSIT\"", "10,000", order.id(), "noindex")
        .doesNotContain("cancel-order", "/contact\"", "data-testid=\"retry\"");
    assertThat(own).contains("cancel-order");
    assertThat(Visitor.to(shop).get("/orders/" + order.id()).statusCode()).isNotEqualTo(200);
    assertThat(Visitor.to(shop).get(link.substring(0, link.length() - 1) + "~").statusCode())
        .isEqualTo(404);
    assertThat(Visitor.to(shop).get("/orders/link/null").statusCode()).isEqualTo(404);
    // orders of signed-in customers have no such link
    var customer = Visitor.signedInTo(shop);
    var theirs = customer.orders(product, 1);
    assertThat(customer.get("/orders/" + theirs.id()).body()).doesNotContain("/orders/link/");
  }

  @Test
  void guestOrders_areTakenOverOnlyOnRequest() {
    beginGuestCheckout();
    var order = guest.orders(product, 1);
    guest.follow(guest.returnsFromWindow(order));

    guest.signIn("Regular", Visitor.newEmail());
    var offered = guest.get("/orders").body();
    assertThat(offered).contains("data-testid=\"take-over\"").doesNotContain(order.id());
    assertThat(guest.get("/orders/" + order.id()).statusCode()).isEqualTo(404);

    assertThat(guest.location(guest.submit("/orders/guest", Map.of()))).isEqualTo("/orders");
    assertThat(guest.get("/orders").body())
        .contains(order.id())
        .doesNotContain("data-testid=\"take-over\"");
    assertThat(guest.get("/orders/" + order.id()).body()).contains("data-state=\"PAID\"");
  }

  @Test
  void signOut_forgetsTheGuest() {
    beginGuestCheckout();
    guest.orders(product, 1);
    guest.signIn("Regular", Visitor.newEmail());

    guest.submit("/logout", Map.of());
    guest.signIn("Somebody Else", Visitor.newEmail());

    assertThat(guest.get("/orders").body()).doesNotContain("data-testid=\"take-over\"");
  }

  @Test
  void otherCustomer_cannotTakeOverGuestOrders() {
    beginGuestCheckout();
    var order = guest.orders(product, 1);
    var stranger = Visitor.signedInTo(shop);

    stranger.submit("/orders/guest", Map.of());

    assertThat(stranger.get("/orders").body()).doesNotContain(order.id());
    assertThat(guest.get("/orders").body()).contains(order.id());
  }

  /** The payment continues after the account took the order over from the guest. */
  @Test
  void orderTakenOverBeforeDeposit_isPaidByDeposit() {
    beginGuestCheckout();
    var order = guest.asksForAccount(product, 1);
    guest.signIn("Regular", Visitor.newEmail());
    guest.submit("/orders/guest", Map.of());

    shop.toss().deposit(order.id());
    database.checkNow(order.id());

    eventually("PAID", () -> database.status(order.id()), "PAID"::equals);
    assertThat(guest.get("/orders/" + order.id()).body()).contains("data-state=\"PAID\"");
  }

  private HttpResponse<String> beginGuestCheckout() {
    return guest.submit("/checkout/guest", Map.of("product", product.toString(), "quantity", "2"));
  }

  private static String link(String page) {
    return Page.of(page)
        .attribute("[data-testid=link]", "href")
        .map(address -> URI.create(address).getPath())
        .orElseThrow();
  }
}
