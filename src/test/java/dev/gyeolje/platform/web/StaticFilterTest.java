package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "gzip, deflate, br",
        "br,gzip",
        "br, gzip;q=0.5",
        "gzip;q=0.01, br",
        "gzip ; q=1"
      })
  void gzip_isAccepted(String encodings) {
    assertThat(StaticFilter.accepts(encodings)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "identity", "br", "gzip;q=0", "gzip; q=0.0, br", "x-gzip", "gzipped"})
  void gzip_isNotAccepted(String encodings) {
    assertThat(StaticFilter.accepts(encodings)).isFalse();
  }
}
