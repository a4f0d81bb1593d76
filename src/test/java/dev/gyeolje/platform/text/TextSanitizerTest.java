package dev.gyeolje.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSanitizerTest {

  @Test
  void nullOrBlank_becomesEmpty() {
    assertThat(TextSanitizer.shortened(null, 10)).isEmpty();
    assertThat(TextSanitizer.shortened(" \t\n", 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\nb", "a\u007fb", "a\u0085b", "a\u009bb", "a\u001bb"})
  void controlCharacters_becomeBlanks(String text) {
    assertThat(TextSanitizer.shortened(text, 10)).isEqualTo("a b");
  }

  @Test
  void ordinaryText_isOnlyStripped() {
    assertThat(TextSanitizer.shortened("  <b>조용한 머그</b> 👟 ", 100)).isEqualTo("<b>조용한 머그</b> 👟");
  }

  /** macOS may send decomposed Hangul (NFD). */
  @Test
  void decomposedLetters_areComposedBeforeCutting() {
    var inParts = Normalizer.normalize("한글 Café", Form.NFD);

    assertThat(TextSanitizer.shortened(inParts, 100)).isEqualTo("한글 Café");
    assertThat(TextSanitizer.shortened(inParts, 2)).isEqualTo("한글");
    assertThat(TextSanitizer.shortened("ＡＢ①", 100)).isEqualTo("ＡＢ①");
  }

  @Test
  void searchText_isNormalizedInWidth() {
    assertThat(TextSanitizer.searched("ＡＢ１ ﾊﾞ " + Normalizer.normalize("한", Form.NFD)))
        .isEqualTo("AB1 バ 한");
  }

  @Test
  void longText_isCutBetweenCharacters() {
    assertThat(TextSanitizer.shortened("abcdef", 6)).isEqualTo("abcdef");
    assertThat(TextSanitizer.shortened("abcdef", 5)).isEqualTo("abcde");
    assertThat(TextSanitizer.shortened("abc👟", 4)).isEqualTo("abc");
    assertThat(TextSanitizer.shortened("abc👟", 5)).isEqualTo("abc👟");
  }
}
