package dev.gyeolje.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cart, and paying for all of it. */
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
  void cart_isPaidAsOneOrder_andEmptyAfterwards() throws Exception {
    puts(shoe, 1);
    puts(shoe, 1);
    puts(sock, 3);
    assertThat(visitor.get("/cart").body())
        .contains(line(shoe, 2), line(sock, 3), "23,000", "href=\"/checkout\"");

    var page = visitor.get("/checkout").body();
    assertThat(page).contains(line(shoe, 2), line(sock, 3), "data-amount=\"23000\"");
    var placed =
        Visitor.placed(
            visitor.postJson(
                "/api/checkout/orders",
                "{\"requestKey\": \"%s\", \"lines\": %s}"
                    .formatted(
                        UUID.randomUUID(),
                        Visitor.found("data-lines=\"([^\"]+)\"", page)
                            .orElseThrow()
                            .replace("&#034;", "\""))));
    assertThat(placed.amount()).isEqualTo(23_000);
    // changed their mind and come back: their own pieces are still there for them
    assertThat(visitor.get("/checkout").body()).contains("data-amount=\"23000\"");

    visitor.follow(visitor.returnsFromWindow(placed));

    assertThat(database.status(placed.id())).isEqualTo("PAID");
    assertThat(visitor.get("/cart").body()).contains("Your cart is empty.");
    assertThat(visitor.location(visitor.get("/checkout"))).isEqualTo("/cart");
  }

  @Test
  void orderOfSomethingElse_leavesTheCart() {
    puts(sock, 3);

    visitor.follow(visitor.returnsFromWindow(visitor.orders(shoe, 1)));

    assertThat(visitor.get("/cart").body()).contains(line(sock, 3));
  }

  @Test
  void piecesAreChanged_takenOut_andWhatCannotBeBoughtIsSaid() {
    puts(shoe, 2);
    puts(sock, 9);

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
  void strangersHaveACart_andSignInToPay() {
    var stranger = Visitor.to(shop);
    stranger.submit("/cart", Map.of("product", shoe.toString(), "quantity", "1"));

    assertThat(stranger.get("/cart").body()).contains(line(shoe, 1));
    assertThat(stranger.location(stranger.get("/checkout"))).startsWith("/login?to=");
  }

  @Test
  void badInput_changesNothing() {
    puts(shoe, 1);

    assertThat(puts(sock, -1).body()).contains("This quantity cannot be ordered");
    assertThat(visitor.submit("/cart", Map.of("product", "x", "quantity", "1")).statusCode())
        .isEqualTo(404);
    assertThat(visitor.submit("/cart/" + shoe, Map.of("quantity", "1e1")).body())
        .contains("This quantity cannot be ordered");
    assertThat(visitor.postForm("/cart", Map.of("product", shoe.toString())).statusCode())
        .isEqualTo(403);

    assertThat(visitor.get("/cart").body()).contains(line(shoe, 1)).doesNotContain(sock.toString());
  }

  private HttpResponse<String> puts(UUID product, int quantity) {
    return visitor.submit(
        "/cart", Map.of("product", product.toString(), "quantity", Integer.toString(quantity)));
  }

  private static String line(UUID product, int quantity) {
    return "data-product=\"%s\" data-quantity=\"%d\"".formatted(product, quantity);
  }
}
