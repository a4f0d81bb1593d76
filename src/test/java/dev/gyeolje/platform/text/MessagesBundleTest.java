package dev.gyeolje.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagesBundleTest {

  @Test
  void text_isInRequestedLanguage() {
    assertThat(Messages.text(Locale.KOREAN, "shop.language")).isEqualTo("ko");
    assertThat(Messages.text(Locale.ENGLISH, "shop.language")).isEqualTo("en");
  }

  @Test
  void unsupportedLanguage_fallsBackToKorean() {
    assertThat(Messages.text(Locale.FRENCH, "shop.language")).isEqualTo("ko");
  }

  @Test
  void missingText_isItsKey() {
    assertThat(Messages.text(Locale.KOREAN, "no.such.text")).isEqualTo("no.such.text");
    assertThat(Messages.has("no.such.text")).isFalse();
    assertThat(Messages.has("shop.language")).isTrue();
  }

  @Test
  void textParameter_isInsertedUnchanged() {
    assertThat(Messages.text(Locale.ENGLISH, "order.name.more", "{0} it''s", 1_234))
        .startsWith("{0} it''s")
        .contains("1,234");
  }

  @Test
  void won_isFormattedExactly() {
    assertThat(Messages.won(Locale.KOREAN, 9_007_199_254_740_993L))
        .isEqualTo("9,007,199,254,740,993원");
    assertThat(Messages.won(Locale.ENGLISH, 0)).isEqualTo("₩0");
  }
}
