package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentReportTest {

  private static final ContentReport REPORT =
      new ContentReport("frame-src", "https://window.example", "/checkout/7");

  @Test
  void bothFormats_areParsedWithoutPersonalData() {
    assertThat(
            ContentReport.of(
                """
                {"csp-report": {"violated-directive": "frame-src",
                 "blocked-uri": "https://window.example/pay?name=Kim",
                 "document-uri": "https://shop.example/checkout/7?secret=1"}}"""))
        .containsExactly(REPORT);
    assertThat(
            ContentReport.of(
                """
                [{"type": "csp-violation", "body": {"effectiveDirective": "frame-src",
                  "blockedURL": "https://window.example/pay", "documentURL": "https://shop.example/checkout/7#a"}},
                 {"type": "deprecation", "body": {}}]"""))
        .containsExactly(REPORT);
  }

  @Test
  void oddCharacters_areReplaced() {
    assertThat(
            ContentReport.of(
                "{\"csp-report\": {\"blocked-uri\": \"inline\", \"violated-directive\": \"a\\nb{0}\"}}"))
        .containsExactly(new ContentReport("a_b_0_", "inline", ""));
  }

  @Test
  void onlyFirstTenReports_areParsed() {
    var one = "{\"type\": \"csp-violation\", \"body\": {}}";

    assertThat(ContentReport.of("[" + (one + ",").repeat(1_000) + one + "]")).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "1", "[1]", "{}", "[{}]", "[[]]", "{\"csp-report\": 1}"})
  void invalidReport_isEmpty(String body) {
    assertThat(ContentReport.of(body)).allMatch(new ContentReport("", "", "")::equals);
  }
}
