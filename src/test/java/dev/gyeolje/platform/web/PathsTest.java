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
  void pathWithinShop_isKept(String path) {
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
  void externalTarget_becomesHomePage(String path) {
    assertThat(Paths.inside(path)).isEqualTo("/");
  }

  /** The path becomes a URL in a header; browsers send some of these characters unencoded. */
  @ParameterizedTest
  @ValueSource(strings = {"/?q=a|b", "/?q=%", "/?q=a b", "/?q=[1]", "/?q=\"<>^`{}", "/?q=머그"})
  void pathWithInvalidUriCharacters_becomesHomePage(String path) {
    assertThat(URI.create(Paths.inside(path)).getRawPath()).isEqualTo("/");
  }

  /** A server may write the low eight bits of each character, which turns the first into "//". */
  @ParameterizedTest
  @ValueSource(strings = {"/\u012f/evil.example", "/\u0100", "/?q=머그", "/\u0080"})
  void nonAsciiPath_becomesHomePage(String path) {
    assertThat(Paths.inside(path)).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/orders/",
        "/orders/2e6b1f0e-0000-4000",
        "/firebase-messaging-sw.js",
        "/a:b@c,d=e+f!~"
      })
  void plainPath_isPlain(String uri) {
    assertThat(Paths.isPlain(uri)).isTrue();
    assertThat(Paths.isPlain(uri + "%EB%A8%B8")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "orders",
        "//",
        "/a//b",
        "/;",
        "/a;b=c",
        "/.",
        "/..",
        "/a/.b",
        "/%2e",
        "/a%2Fb",
        "/a%5cb",
        "/a\\b",
        "/%00",
        "/a%0a",
        "/%7f",
        "/%61",
        "/%",
        "/%8",
        "/%zz",
        "/머그",
        "/a b",
        "/a\u0001",
        "/\""
      })
  void ambiguousSpelling_isNotPlain(String uri) {
    assertThat(Paths.isPlain(uri)).isFalse();
  }

  @Test
  void longPath_isCheckedCompletely() {
    assertThat(Paths.isPlain("/a".repeat(50_000) + "%EB".repeat(50_000))).isTrue();
    assertThat(Paths.isPlain("/a".repeat(50_000) + ";")).isFalse();
  }

  @Test
  void overlongPath_becomesHomePage() {
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
  void parentPath_isWithinShop(String path, String above) {
    assertThat(Paths.above(path)).hasToString(above);
  }
}
