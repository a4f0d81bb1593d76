package dev.gyeolje.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalRunTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "0", "-1", "65527", "99999", "8080 "})
  void invalidPort_isRejectedInOneSentence(String text) {
    assertThatThrownBy(() -> LocalRun.port(text))
        .isInstanceOf(CannotStartException.class)
        .hasMessage("-Dport wants a number from 1 to 65526, not \"" + text + "\".");
  }

  @Test
  void lastPortWithRoomForTheOthers_isAccepted() {
    assertThat(LocalRun.port("65526")).isEqualTo(65526);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "", "TRUE"})
  void freshAsTrueOrEmpty_startsOver(String value) {
    assertThat(LocalRun.isFresh(value)).isTrue();
  }

  @Test
  void freshAsFalseOrMissing_keepsData() {
    assertThat(LocalRun.isFresh("false")).isFalse();
    assertThat(LocalRun.isFresh(null)).isFalse();
  }
}
