package dev.gyeolje.platform.web;

import static dev.gyeolje.support.Visitor.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests forms as browsers send them, because each server parses them in its own way. */
class FormsIT {

  private final LocalShop shop = SharedShop.get();

  @Test
  void koreanText_isStoredUnchanged() throws Exception {
    var product = new Products(shop.dataSource()).add(1_000, 5);
    var request = UUID.randomUUID().toString();
    var reason = "두 개는 깨졌어요 & 50%+ " + request;

    var answer =
        Visitor.operatorOf(shop)
            .submit(
                "/ops/stock/" + product,
                Map.of("request", request, "onHand", "3", "reason", reason));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(
            new Database(shop.dataSource())
                .text("select reason from ops_actions where reason like ?", "%" + request))
        .isEqualTo(reason);
  }

  /** Parameters of the query string are not fields of the form. */
  @Test
  void formField_takesPrecedenceOverQueryParameter() {
    var visitor = Visitor.to(shop);

    var answer = visitor.submit("/language?lang=ko&to=/cart", Map.of("lang", "en", "to", "/"));

    assertThat(visitor.location(answer)).isEqualTo("/");
    assertThat(found("lang=(\\w+)", answer.headers().firstValue("Set-Cookie").orElseThrow()))
        .contains("en");
  }

  @Test
  void undecodableForm_isRejected() {
    assertThat(Visitor.to(shop).submit("/language", "lang=%zz&to=/").statusCode()).isEqualTo(400);
  }
}
