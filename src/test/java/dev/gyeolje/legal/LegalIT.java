package dev.gyeolje.legal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shop's business identity and the legally required pages, as visitors see them. */
class LegalIT {

  private final LocalShop shop = SharedShop.get();

  @ParameterizedTest
  @ValueSource(strings = {"/", "/cart", "/terms"})
  void pageFooter_showsBusinessIdentityAndLegalLinks(String path) {
    var page = Visitor.to(shop).get(path + "?visit=" + UUID.randomUUID()).body();

    assertThat(page)
        .contains("결제 상점", "홍길동", "000-00-00000", "0000-서울중구-0000", "02-000-0000")
        .contains(
            "href=\"/terms\"", "href=\"/privacy\"", "href=\"/delivery\"", "href=\"/refunds\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/terms", "/privacy", "/delivery", "/refunds"})
  void legalPageWithoutFile_isMarkedPlaceholder(String path) {
    var english = Visitor.to(shop).get(path).body();
    var korean = Visitor.to(shop).reading("ko").get(path).body();

    assertThat(english).contains("data-testid=\"placeholder\"", "<h2>", "<li>");
    assertThat(korean).contains("자리만 채운 예시예요", "<h2>");
  }

  @Test
  void goLivePage_listsFailedAndPassedChecks() {
    var page = Visitor.operatorOf(shop).get("/ops/go-live").body();
    var failed =
        page.substring(
            page.indexOf("data-result=\"failed\""), page.indexOf("data-result=\"look\""));
    var passed = page.substring(page.indexOf("data-result=\"passed\""));

    assertThat(failed)
        .contains("data-check=\"PAGES\"", "data-check=\"LIVE\"", "data-check=\"HTTPS\"")
        .contains("data-check=\"PUBSUB\"", "data-check=\"TOKEN\"");
    assertThat(passed)
        .contains("data-check=\"IDENTITY\"", "data-check=\"MAIL\"", "data-check=\"OWNER\"");
    assertThat(page).doesNotContain("ops.goLive.");
    assertThat(Visitor.signedInTo(shop).get("/ops/go-live").statusCode()).isEqualTo(403);
  }

  @Test
  void unknownLegalPage_isNotFound() {
    assertThat(Visitor.to(shop).get("/imprint").statusCode()).isEqualTo(404);
    assertThat(Visitor.to(shop).get("/terms/more").statusCode()).isEqualTo(404);
  }
}
