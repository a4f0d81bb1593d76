package dev.gyeolje.checkout;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.simulator.toss.PaymentMethod;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cart, and paying for all its products with one order. */
class CartIT {
  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final Visitor visitor = Visitor.signedInTo(shop);
  private UUID shoe;
  private UUID sock;

  @BeforeEach
  void products() throws Exception {
    shoe = products.add(10_000, 3);
    sock = products.add(1_000, 5);
  }

  @Test
  void cart_isPaidAsOneOrderAndEmptied() throws Exception {
    putInCart(shoe, 1);
    putInCart(shoe, 1);
    putInCart(sock, 3);
    assertThat(visitor.get("/cart").body())
        .contains(line(shoe, 2), line(sock, 3), "23,000", "href=\"/checkout\"");

    assertThat(visitor.get("/checkout").body())
        .contains(line(shoe, 2), line(sock, 3), "data-amount=\"23000\"");
    var placed = placeOrderForCart();
    assertThat(placed.amount()).isEqualTo(23_000);
    // the customer returns to the checkout: units held by the customer's own order stay available
    assertThat(visitor.get("/checkout").body()).contains("data-amount=\"23000\"");

    visitor.follow(visitor.returnsFromWindow(placed));

    assertThat(database.status(placed.id())).isEqualTo("PAID");
    assertThat(visitor.get("/cart").body()).contains("Your cart is empty.");
    assertThat(visitor.location(visitor.get("/checkout"))).isEqualTo("/cart");
  }

  @Test
  void cartWithUnknownPayment_isKeptUntilPaid() {
    putInCart(shoe, 1);
    putInCart(sock, 1);
    var placed = placeOrderForCart();
    // two checks fail, so that the page is read before a check resolves the payment
    shop.toss().armFor(placed.id(), new Fault.DropsAfterEffect());
    shop.toss().armFor(placed.id(), new Fault.DropsBeforeEffect(), Call.RETRIEVE, 2);

    var checking = visitor.returnsFromWindow(placed);
    assertThat(visitor.follow(checking).body()).contains("data-state=\"CONFIRMING\"");
    assertThat(visitor.get("/cart").body()).contains(line(shoe, 1), line(sock, 1));

    eventually("PAID", () -> database.status(placed.id()), "PAID"::equals);
    // as the page does when it reloads itself
    assertThat(visitor.follow(checking).body()).contains("data-state=\"PAID\"");
    assertThat(visitor.get("/cart").body()).contains("Your cart is empty.");
  }

  @Test
  void cartWithLateDecline_isKept() {
    putInCart(shoe, 1);
    putInCart(sock, 1);
    var placed = placeOrderForCart();
    shop.toss().armFor(placed.id(), new Fault.DropsBeforeEffect());
    shop.toss().armFor(placed.id(), new Fault.DropsBeforeEffect(), Call.RETRIEVE, 2);

    var checking = visitor.returnsFromWindow(placed);
    assertThat(visitor.follow(checking).body()).contains("data-state=\"CONFIRMING\"");
    shop.toss().armFor(placed.id(), new Fault.Rejects("REJECT_CARD_PAYMENT"));
    eventually("FAILED", () -> database.status(placed.id()), "FAILED"::equals);

    var retry = "/orders/" + placed.id() + "/retry";
    assertThat(visitor.follow(checking).body()).contains("href=\"" + retry + "\"");
    assertThat(visitor.location(visitor.get(retry))).isEqualTo("/cart");
    assertThat(visitor.get("/cart").body())
        .contains(line(shoe, 1), line(sock, 1), "href=\"/checkout\"");
  }

  @Test
  void cartAwaitingDeposit_isEmpty() {
    putInCart(shoe, 1);
    var placed = placeOrderForCart();
    var key = shop.toss().authenticate(placed.id(), placed.amount(), PaymentMethod.VIRTUAL_ACCOUNT);

    var page = visitor.follow(visitor.get(Visitor.callback(placed, key)));

    assertThat(page.body()).contains("data-state=\"WAITING_FOR_DEPOSIT\"");
    assertThat(visitor.get("/cart").body()).contains("Your cart is empty.");
  }

  @Test
  void unitsHeldByOwnUnpaidOrder_canBeOrderedAgain() {
    putInCart(shoe, 3);
    putInCart(sock, 1);
    placeOrderForCart();
    visitor.submit("/cart/" + sock, Map.of("quantity", "0"));

    assertThat(visitor.get("/cart").body()).contains(line(shoe, 3), "href=\"/checkout\"");
    assertThat(visitor.get("/checkout/" + shoe + "?quantity=3").body())
        .contains("data-amount=\"30000\"");
    assertThat(placeOrderForCart().amount()).isEqualTo(30_000);
  }

  @Test
  void orderOfAnotherProduct_keepsCart() {
    putInCart(sock, 3);

    visitor.follow(visitor.returnsFromWindow(visitor.orders(shoe, 1)));

    assertThat(visitor.get("/cart").body()).contains(line(sock, 3));
  }

  @Test
  void cart_canBeEditedAndReportsUnavailableUnits() {
    putInCart(shoe, 2);
    putInCart(sock, 9);

    assertThat(visitor.get("/cart").body())
        .contains("Some of this cannot be bought right now.")
        .doesNotContain("href=\"/checkout\"");
    assertThat(visitor.location(visitor.get("/checkout"))).isEqualTo("/cart");

    visitor.submit("/cart/" + sock, Map.of("quantity", "5"));
    visitor.submit("/cart/" + shoe, Map.of("quantity", "0"));

    assertThat(visitor.get("/cart").body())
        .contains(line(sock, 5), "href=\"/checkout\"")
        .doesNotContain(shoe.toString());
  }

  @Test
  void productNoLongerForSale_leavesTheCart() throws Exception {
    putInCart(shoe, 2);
    putInCart(sock, 1);
    database.change("update products set visible_until = now() where id = ?", shoe);

    assertThat(visitor.location(visitor.get("/checkout"))).isEqualTo("/cart");
    assertThat(visitor.get("/cart").body())
        .contains("no longer for sale", line(sock, 1), "<span class=\"badge here\">1</span>")
        .doesNotContain(shoe.toString());
    assertThat(visitor.get("/cart").body()).doesNotContain("no longer for sale");

    visitor.follow(visitor.returnsFromWindow(placeOrderForCart()));

    assertThat(visitor.get("/cart").body()).contains("Your cart is empty.");
  }

  @Test
  void anonymousCart_requiresSignInToPay() {
    var stranger = Visitor.to(shop);
    stranger.submit("/cart", Map.of("product", shoe.toString(), "quantity", "1"));

    assertThat(stranger.get("/cart").body()).contains(line(shoe, 1));
    assertThat(stranger.location(stranger.get("/checkout"))).startsWith("/login?to=");
  }

  @Test
  void invalidInput_changesNothing() {
    putInCart(shoe, 1);

    assertThat(putInCart(sock, -1).body()).contains("This quantity cannot be ordered");
    assertThat(visitor.submit("/cart", Map.of("product", "x", "quantity", "1")).statusCode())
        .isEqualTo(404);
    assertThat(visitor.submit("/cart/" + shoe, Map.of("quantity", "1e1")).body())
        .contains("This quantity cannot be ordered");
    assertThat(
            visitor.submitFromAnotherSite("/cart", Map.of("product", shoe.toString())).statusCode())
        .isEqualTo(403);

    assertThat(visitor.get("/cart").body()).contains(line(shoe, 1)).doesNotContain(sock.toString());
  }

  /** Places the order as the script of the checkout page does. */
  private Placed placeOrderForCart() {
    var lines =
        Page.of(visitor.get("/checkout")).attribute("[data-lines]", "data-lines").orElseThrow();
    return Visitor.placed(
        visitor.postJson(
            "/api/checkout/orders",
            "{\"requestKey\": \"%s\", \"lines\": %s}".formatted(UUID.randomUUID(), lines)));
  }

  private HttpResponse<String> putInCart(UUID product, int quantity) {
    return visitor.submit(
        "/cart", Map.of("product", product.toString(), "quantity", Integer.toString(quantity)));
  }

  private static String line(UUID product, int quantity) {
    return "data-product=\"%s\" data-quantity=\"%d\"".formatted(product, quantity);
  }
}
