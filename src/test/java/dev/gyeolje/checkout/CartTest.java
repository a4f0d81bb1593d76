package dev.gyeolje.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.catalog.ProductId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CartTest {

  private final ProductId shoe = new ProductId(UUID.randomUUID());
  private final ProductId sock = new ProductId(UUID.randomUUID());

  @Test
  void cart_isParsedFromItsTextInOrder() {
    var cart = Cart.EMPTY.with(shoe, 2).with(sock, 99);

    assertThat(Cart.parse(cart.text())).isEqualTo(cart);
    assertThat(Cart.parse(cart.text()).quantities().keySet()).containsExactly(shoe, sock);
    assertThat(cart.units()).isEqualTo(101);
    assertThat(cart.text()).matches("[-0-9a-f_.]+");
  }

  @Test
  void quantity_isReplacedRemovedAndLimited() {
    assertThat(Cart.EMPTY.with(shoe, 100).of(shoe)).isEqualTo(OrderRequest.MAX_QUANTITY);
    assertThat(Cart.EMPTY.with(shoe, 1).with(shoe, 3).of(shoe)).isEqualTo(3);
    assertThat(Cart.EMPTY.with(shoe, 1).with(shoe, 0)).isEqualTo(Cart.EMPTY);
  }

  @Test
  void fullCart_rejectsOnlyNewProducts() {
    var cart = Cart.EMPTY.with(shoe, 1);
    while (!cart.full()) cart = cart.with(new ProductId(UUID.randomUUID()), 1);

    assertThat(cart.with(sock, 1)).isEqualTo(cart);
    assertThat(cart.with(shoe, 5).of(shoe)).isEqualTo(5);
  }

  @Test
  void textLongerThanFullCart_yieldsEmptyCart() {
    var cart = Cart.EMPTY;
    while (!cart.full()) cart = cart.with(new ProductId(UUID.randomUUID()), 99);

    assertThat(Cart.parse(cart.text())).isEqualTo(cart);
    assertThat(Cart.parse(cart.text() + ".")).isEqualTo(cart);
    assertThat(Cart.parse(cart.text() + "..")).isEqualTo(Cart.EMPTY);
    assertThat(Cart.parse(shoe + "_1" + ".a".repeat(3_450))).isEqualTo(Cart.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "_", "x_1", "ID_0", "ID_-1", "ID_100", "ID_", "ID", "ID_1e1", "%00"})
  void malformedLines_areSkipped(String text) {
    var cookie = text.replace("ID", shoe.toString());

    assertThat(Cart.parse(cookie)).isEqualTo(Cart.EMPTY);
    assertThat(Cart.parse(cookie + "." + sock + "_2").quantities()).containsOnlyKeys(sock);
  }
}
