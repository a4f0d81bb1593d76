package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void textsAreInTheLanguageAskedFor() {
    assertThat(Texts.text(Locale.KOREAN, "shop.language")).isEqualTo("ko");
    assertThat(Texts.text(Locale.ENGLISH, "shop.language")).isEqualTo("en");
  }

  @Test
  void languageTheShopDoesNotSpeak_isKorean() {
    assertThat(Texts.text(Locale.FRENCH, "shop.language")).isEqualTo("ko");
  }

  @Test
  void textThatDoesNotExist_isItsKey() {
    assertThat(Texts.text(Locale.KOREAN, "no.such.text")).isEqualTo("no.such.text");
    assertThat(Texts.has("no.such.text")).isFalse();
    assertThat(Texts.has("shop.language")).isTrue();
  }

  @Test
  void parametersAreInserted_asTheyAre() {
    assertThat(Texts.text(Locale.ENGLISH, "order.name.more", "{0} it''s", 1_234))
        .startsWith("{0} it''s")
        .contains("1,234");
  }

  @Test
  void wonIsWrittenExactly() {
    assertThat(Texts.won(Locale.KOREAN, 9_007_199_254_740_993L))
        .isEqualTo("9,007,199,254,740,993원");
    assertThat(Texts.won(Locale.ENGLISH, 0)).isEqualTo("₩0");
  }
}
