package dev.gyeolje.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUnavailableTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40001", "40P01", "25006", "53300", "55P03", "57014", "57P03"})
  void temporaryState_isUnavailable(String state) {
    assertThat(caused(new SQLException("", state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42501", "53100", "22P02", "P0001"})
  void otherState_isAnError(String state) {
    assertThat(caused(new SQLException("", state))).isFalse();
  }

  @Test
  void poolWithoutFreeConnection_isUnavailable() {
    assertThat(caused(new SQLException("In-use connections equal max-pool-size"))).isTrue();
  }

  @Test
  void noDatabaseError_isAnError() {
    assertThat(caused(new IllegalStateException())).isFalse();
    assertThat(DatabaseUnavailable.caused(null)).isFalse();
  }

  private static boolean caused(Exception cause) {
    return DatabaseUnavailable.caused(new PersistenceException(new RuntimeException(cause)));
  }
}
