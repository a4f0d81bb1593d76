package dev.gyeolje.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.config.Environment;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnpaidSettingsTest {

  @Test
  void settings_haveDefaults() {
    var settings = settings(Map.of());

    assertThat(settings.configurationErrors()).isEmpty();
    assertThat(settings.units()).isEqualTo(100);
    assertThat(settings.share()).isEqualTo(20);
    assertThat(settings.time()).isEqualTo(Duration.ofHours(2));
  }

  /** The last value would reject a customer's first press of pay. */
  @ParameterizedTest
  @CsvSource({
    "UNPAID_UNITS, 98",
    "UNPAID_UNITS, many",
    "UNPAID_SHARE, 0",
    "UNPAID_SHARE, 101",
    "UNPAID_MINUTES, 44"
  })
  void invalidValue_isRejected(String name, String value) {
    assertThat(settings(Map.of(name, value)).configurationErrors())
        .singleElement()
        .asString()
        .startsWith(name + " must be a number from ");
  }

  private static UnpaidSettings settings(Map<String, String> values) {
    var settings = new UnpaidSettings();
    settings.environment = new Environment(values::get);
    return settings;
  }
}
