package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/orders/1", "/?category=shoes&q=%EB%A8%B8%EA%B7%B8", "/a//b", "/?to=//b"})
  void placeWithinTheShop_isKept(String path) {
    assertThat(Paths.inside(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "orders",
        "//evil.example",
        "///evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/a\r\nSet-Cookie: a=b",
        "/a\0",
        "/a\u007f"
      })
  void placeElsewhere_isTheFirstPage(String path) {
    assertThat(Paths.inside(path)).isEqualTo("/");
  }

  /** It becomes an address in a header; browsers send some of these as they were typed. */
  @ParameterizedTest
  @ValueSource(strings = {"/?q=a|b", "/?q=%", "/?q=a b", "/?q=[1]", "/?q=\"<>^`{}", "/?q=머그"})
  void whateverComesBack_isAnAddress(String path) {
    assertThat(URI.create(Paths.inside(path)).getRawPath()).isEqualTo("/");
  }

  @Test
  void endlessPath_isTheFirstPage() {
    assertThat(Paths.inside("/" + "a".repeat(999))).hasSize(1_000);
    assertThat(Paths.inside("/" + "a".repeat(1_000))).isEqualTo("/");
  }

  @ParameterizedTest
  @CsvSource({
    "/logout,/",
    "/ops/outbox/setup,/ops/outbox",
    "/ops/outbox/setup/,/ops/outbox",
    "//evil.example/a,/evil.example",
    "/orders/%7Bx%7D/cancel,/orders/%7Bx%7D"
  })
  void pageAbove_isWithinTheShop(String path, String above) {
    assertThat(Paths.above(path)).hasToString(above);
  }
}
