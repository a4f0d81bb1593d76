package dev.gyeolje.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PageTextsTest {

  private final PageTexts korean = new PageTexts(Locale.KOREAN);
  private final PageTexts english = new PageTexts(Locale.ENGLISH);

  @Test
  void texts_areInPageLanguage() {
    assertThat(korean.of("shop.name")).isEqualTo("결제");
    assertThat(english.of("shop.name")).isEqualTo("Gyeolje");
  }

  @Test
  void numbersAndTimes_areFormattedForLanguage() {
    assertThat(english.of("catalog.stock.low", 3)).isEqualTo("Only 3 left");
    assertThat(korean.won(129_000)).isEqualTo("129,000원");
    assertThat(english.won(129_000)).isEqualTo("₩129,000");
    var moment = ZonedDateTime.parse("2026-11-28T09:05:00+09:00[Asia/Seoul]");
    assertThat(korean.moment(moment)).isEqualTo("2026. 11. 28. 09:05");
    assertThat(english.moment(moment)).isEqualTo("28 Nov 2026, 09:05");
  }

  @Test
  void parameter_isEscaped() {
    assertThat(english.with("ops.timeline.by", "<b>\"A & 'B'</b>"))
        .isEqualTo("by &lt;b&gt;&#034;A &amp; &#039;B&#039;&lt;/b&gt;");
    assertThat(english.of("ops.list.oldestOf", 5, 12)).contains("5", "12");
  }

  @Test
  void unknownKey_isNotRepeated() {
    assertThat(korean.of("<script>")).isEqualTo("???");
    assertThat(korean.of("<script>", 1)).isEqualTo("???");
    assertThat(korean.of("<script>", 1, 2)).isEqualTo("???");
    assertThat(korean.with("<script>", "word")).isEqualTo("???");
  }
}
