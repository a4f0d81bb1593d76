package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentPolicyTest {

  private static final ContentSources EVERYWHERE =
      sources("/", Map.of("connect-src", List.of("https://a.example")));
  private static final ContentSources AT_CHECKOUT =
      sources(
          "/checkout",
          Map.of(
              "script-src", List.of("https://b.example"),
              "frame-src", List.of("https://b.example")));

  private final ContentPolicy policy = new ContentPolicy(List.of(AT_CHECKOUT, EVERYWHERE));

  @Test
  void defaultPolicy_allowsOnlyOwnOrigin() {
    assertThat(new ContentPolicy(List.of()).of("/"))
        .isEqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src"
                + " 'self'; connect-src 'self'; form-action 'self'; worker-src 'self';"
                + " manifest-src 'self'; report-uri /api/content-reports; report-to content; base-uri 'none'; frame-ancestors 'none'");
  }

  @Test
  void foreignSource_isAllowedOnlyOnItsPages() {
    assertThat(policy.of("/checkout/7"))
        .contains(
            "script-src 'self' https://b.example;",
            "frame-src https://b.example;",
            "connect-src 'self' https://a.example;");
    assertThat(policy.of("/checkout")).isEqualTo(policy.of("/checkout/7"));
    for (var path : List.of("/", "/orders/7", "/ops", "", "*"))
      assertThat(policy.of(path))
          .contains("connect-src 'self' https://a.example;")
          .doesNotContain("b.example");
  }

  private static ContentSources sources(String pages, Map<String, List<String>> directives) {
    return new ContentSources() {
      @Override
      public String pages() {
        return pages;
      }

      @Override
      public Map<String, List<String>> contentSources() {
        return directives;
      }
    };
  }
}
