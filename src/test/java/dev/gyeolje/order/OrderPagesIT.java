package dev.gyeolje.order;

import static dev.gyeolje.support.Visitor.heading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "My orders". */
class OrderPagesIT {
  private final LocalShop shop = SharedShop.get();
  private final Visitor visitor = Visitor.signedInTo(shop);

  @Test
  void orders_areShownToTheirOwnerOnly() throws Exception {
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
  void howItWasPaid_isSaidInTheLanguageOfThePage_whereWeKnowTheWord() throws Exception {
    var order = visitor.buys(new Products(shop.dataSource()).add(1_000, 1), 1);

    assertThat(visitor.get("/orders/" + order.id()).body()).contains("Card").doesNotContain("카드");

    new Database(shop.dataSource())
        .change("update payments set method = '새 결제' where order_id = ?::uuid", order.id());
    assertThat(visitor.get("/orders/" + order.id()).body())
        .contains("<span lang=\"ko\">새 결제</span>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"abc", "%20", "1-1-1-1-1", "%3Cscript%3E", "00000000-0000-0000-0000-000000000000"})
  void orderThatIsNone_isNotFound(String id) {
    var page = visitor.get("/orders/" + id);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(heading(page)).isEqualTo("There is no such page");
  }

  @Test
  void stranger_isSentToSignIn() {
    var stranger = Visitor.to(shop);
    var path = "/orders/" + UUID.randomUUID();

    assertThat(stranger.location(stranger.get(path))).startsWith("/login?to=%2Forders%2F");
  }
}
