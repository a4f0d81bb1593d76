package dev.gyeolje.ops;

import static dev.gyeolje.support.Visitor.heading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operators' desk. */
class OpsIT {
  private final LocalShop shop = SharedShop.get();

  @ParameterizedTest
  @ValueSource(strings = {"/ops", "/ops/dead-letters"})
  void stranger_signsInFirst(String path) {
    var stranger = Visitor.to(shop);

    assertThat(stranger.location(stranger.get(path))).startsWith("/login?to=%2Fops");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ops", "/ops/dead-letters"})
  void personWhoIsNoOperator_isToldSo(String path) {
    var page = Visitor.signedInTo(shop).get(path);

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(heading(page)).isEqualTo("You cannot see this page");
  }

  @Test
  void operator_seesHowManyOrdersAreInWhichState() throws Exception {
    Visitor.signedInTo(shop).orders(new Products(shop.dataSource()).add(1_000, 1), 1);
    var operator = Visitor.operatorOf(shop);

    var desk = operator.get("/ops");

    assertThat(desk.statusCode()).isEqualTo(200);
    assertThat(desk.body()).contains("data-state=\"PENDING\"", "href=\"/ops/dead-letters\"");
    assertThat(operator.get("/ops/dead-letters").statusCode()).isEqualTo(200);
  }

  @Test
  void linkToTheDesk_isShownToOperatorsOnly() {
    assertThat(Visitor.operatorOf(shop).get("/").body()).contains("href=\"/ops\"");
    assertThat(Visitor.signedInTo(shop).get("/").body()).doesNotContain("href=\"/ops\"");
  }
}
