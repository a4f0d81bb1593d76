package dev.gyeolje.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Chrome · Android|Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
        "Safari · iPhone|Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
        "Edge · Windows|Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0",
        "KakaoTalk · Android|Mozilla/5.0 (Linux; Android 14; wv) Chrome/130.0 Mobile Safari/537.36 KAKAOTALK/10.5.8 (INAPP)",
        "Linux|curl (Linux)"
      })
  void knownUserAgent_yieldsBrowserAndSystemName(String name, String agent) {
    assertThat(BrowserName.of(agent)).isEqualTo(name);
  }

  @Test
  void unknownUserAgent_yieldsEmptyName() {
    assertThat(BrowserName.of(null)).isEmpty();
    assertThat(BrowserName.of("\0<script>")).isEmpty();
  }
}
