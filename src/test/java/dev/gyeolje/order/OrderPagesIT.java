package dev.gyeolje.order;

import static dev.gyeolje.support.Page.heading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the pages with a customer's orders. */
class OrderPagesIT {
  private final LocalShop shop = SharedShop.get();
  private final Visitor visitor = Visitor.signedInTo(shop);

  @Test
  void orders_areShownOnlyToOwner() throws Exception {
    var product = new Products(shop.dataSource()).add("모자", "Hat", 20_000, 3);
    var order = visitor.orders(product, 1);

    assertThat(visitor.get("/orders").body()).contains(order.id(), "Hat", "₩20,000");
    assertThat(visitor.get("/orders/" + order.id()).body())
        .contains("Hat", "data-state=\"PENDING\"", "Not paid yet");

    var other = Visitor.signedInTo(shop);
    assertThat(other.get("/orders").body()).contains("No orders yet.").doesNotContain(order.id());
    assertThat(other.get("/orders/" + order.id()).statusCode()).isEqualTo(404);
    assertThat(other.get("/checkout/success?orderId=" + order.id()).body()).doesNotContain("Hat");
    assertThat(other.get("/checkout/error?orderId=" + order.id()).body()).doesNotContain("Hat");
  }

  @Test
  void orderPages_showEachOrderOnceNewestFirst() throws Exception {
    var product = new Products(shop.dataSource()).add(1_000, 0);
    var email = Visitor.newEmail();
    var buyer = Visitor.to(shop).signIn("User", email);
    // every two orders have the same time
    new Database(shop.dataSource())
        .change(
            "with made as (insert into orders (id, uid, idempotency_key, name, status, amount, language,"
                + " ordered_at, expires_at) select gen_random_uuid(), u.id, gen_random_uuid(),"
                + " 'Number ' || n, 'CANCELED', 1000, 'en', now() - make_interval(hours => n / 2),"
                + " now() from users u, generate_series(1, 120) n where u.email = ? returning id)"
                + " insert into order_items (id, order_id, product_id, name, picture, price, quantity)"
                + " select gen_random_uuid(), id, ?::uuid, 'Old', '', 1000, 1 from made",
            email,
            product.toString());
    var names = new ArrayList<String>();
    var page = buyer.get("/orders");
    assertThat(page.body()).doesNotContain("First page");
    for (int pages = 1; pages <= 3; pages++) {
      names.addAll(Page.of(page).texts("a:matchesOwn(^Number \\d+$)"));
      var next = Page.of(page).attribute("a[href^=/orders?after=]", "href");
      assertThat(next.isPresent()).as("page %s has a next one", pages).isEqualTo(pages < 3);
      if (next.isPresent()) page = buyer.get(next.get());
    }

    assertThat(page.body()).contains("href=\"/orders\">First page");
    assertThat(names).doesNotHaveDuplicates().hasSize(120);
    assertThat(names.stream().map(name -> Integer.parseInt(name.split(" ")[1]) / 2)).isSorted();
  }

  /** Another customer's order or a malformed id is not a position in the customer's own list. */
  @Test
  void invalidPagePosition_showsFirstPage() throws Exception {
    var product = new Products(shop.dataSource()).add("장갑", "Gloves", 20_000, 3);
    var foreign = Visitor.signedInTo(shop).orders(product, 1);
    visitor.orders(product, 1);

    for (var after : List.of(foreign.id(), UUID.randomUUID().toString(), "1", ""))
      assertThat(visitor.get("/orders?after=" + after).body()).contains("Gloves");
  }

  @Test
  void paymentMethod_isTranslatedIfKnown() throws Exception {
    var order = visitor.buys(new Products(shop.dataSource()).add(1_000, 1), 1);

    assertThat(visitor.get("/orders/" + order.id()).body()).contains("Card").doesNotContain("카드");

    new Database(shop.dataSource())
        .change("update payments set method = '새 결제' where order_id = ?::uuid", order.id());
    assertThat(visitor.get("/orders/" + order.id()).body())
        .contains("<span lang=\"ko\">새 결제</span>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1-1-1-1-1", "%ED%95%9C", "00000000-0000-0000-0000-000000000000"})
  void unknownOrderId_isNotFound(String id) {
    var page = visitor.get("/orders/" + id);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(heading(page)).isEqualTo("There is no such page");
  }

  @Test
  void anonymousVisitor_isRedirectedToLogin() {
    var stranger = Visitor.to(shop);
    var path = "/orders/" + UUID.randomUUID();

    assertThat(stranger.location(stranger.get(path))).startsWith("/login?to=%2Forders%2F");
  }
}
