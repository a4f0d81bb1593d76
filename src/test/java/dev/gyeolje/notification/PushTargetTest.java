package dev.gyeolje.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushTargetTest {

  @Test
  void kinds_haveTheirColumnValues() {
    assertThat(PushTarget.Kind.TOKEN.column()).isEqualTo("token");
    assertThat(PushTarget.Kind.FID.column()).isEqualTo("fid");
  }

  @ParameterizedTest
  @EnumSource
  void columnValue_isParsedToSameKind(PushTarget.Kind kind) {
    assertThat(PushTarget.Kind.of(kind.column())).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TOKEN", "topic", " fid"})
  void unknownColumnValue_throws(String column) {
    assertThatThrownBy(() -> PushTarget.Kind.of(column))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
