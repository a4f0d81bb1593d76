package dev.gyeolje.legal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.config.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LegalSettingsTest {

  private static final Map<String, String> IDENTITY =
      Map.of(
          "SHOP_NAME", "결제 상점",
          "SHOP_REPRESENTATIVE", "홍길동",
          "SHOP_BUSINESS_NUMBER", "000-00-00000",
          "SHOP_MAIL_ORDER_NUMBER", "2026-서울-0000",
          "SHOP_ADDRESS", "서울 중구 세종대로 110",
          "SHOP_PHONE", "02-000-0000",
          "SHOP_HOSTING", "Example");

  @TempDir Path directory;

  @Test
  void testKey_requiresNoLegalSettings() {
    assertThat(settings(Map.of("TOSSPAYMENTS_CLIENT_KEY", "test_gck_1")).configurationErrors())
        .isEmpty();
  }

  @Test
  void liveKey_requiresAllLegalSettings() {
    assertThat(settings(Map.of("TOSSPAYMENTS_CLIENT_KEY", "live_gck_1")).configurationErrors())
        .hasSize(8)
        .anyMatch(error -> error.contains("SHOP_BUSINESS_NUMBER"))
        .anyMatch(
            error ->
                error.startsWith("SHOP_PAGES")
                    && error.contains("terms.ko.md")
                    && error.contains("refunds.en.md"));
  }

  @Test
  void liveKey_requiresEveryLegalPage() throws Exception {
    for (var page : LegalPage.values())
      for (var language : new String[] {"ko", "en"})
        Files.writeString(directory.resolve(page.path() + "." + language + ".md"), "# own");
    var live = new HashMap<>(IDENTITY);
    live.put("TOSSPAYMENTS_CLIENT_KEY", "live_gck_1");
    live.put("SHOP_PAGES", directory.toString());
    assertThat(settings(live).configurationErrors()).isEmpty();

    Files.delete(directory.resolve("privacy.en.md"));

    assertThat(settings(live).configurationErrors())
        .singleElement()
        .asString()
        .contains("privacy.en.md")
        .doesNotContain("terms");
  }

  @Test
  void invalidPagesDirectory_isRejected() {
    assertThat(
            settings(Map.of("SHOP_PAGES", directory.resolve("none").toString()))
                .configurationErrors())
        .hasSize(1);
    assertThat(settings(Map.of("SHOP_PAGES", "\0")).configurationErrors()).hasSize(1);
  }

  @Test
  void operatorMarkdown_becomesHtmlWithoutScripts() throws Exception {
    Files.writeString(
        directory.resolve("terms.ko.md"),
        "## 약속\n\n- *하나*\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))\n");
    var pages = new LegalPages();
    pages.settings = settings(Map.of("SHOP_PAGES", directory.toString()));

    var own = pages.view(LegalPage.TERMS, Locale.KOREAN);
    var other = pages.view(LegalPage.TERMS, Locale.ENGLISH);

    assertThat(own.placeholder()).isFalse();
    assertThat(own.html())
        .contains("<h2>약속</h2>", "<em>하나</em>", "&lt;script&gt;")
        .doesNotContain("<script", "javascript:");
    assertThat(other.placeholder()).isTrue();
    assertThat(other.html()).contains("<h2>These terms</h2>");
  }

  private static LegalSettings settings(Map<String, String> variables) {
    var settings = new LegalSettings();
    settings.environment = new Environment(variables::get);
    return settings;
  }
}
