package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.config.Environment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSettingsTest {

  @Test
  void rateLimits_haveDefaults() {
    assertThat(limits(Map.of())).isEmpty();
  }

  /** Webhooks are unauthenticated, so one address must not fill the database. */
  @Test
  void webhookLimit_isSomeHundredPerMinute() {
    var settings = new RateLimitSettings();
    settings.environment = new Environment(Map.<String, String>of()::get);

    assertThat(settings.perMinute(RateLimitSettings.Kind.WEBHOOK)).isBetween(100, 999);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many", "1000000000"})
  void invalidRateLimit_isRejected(String value) {
    for (var name :
        List.of("SIGN_IN", "ORDERS", "CALLBACK", "WEBHOOK", "PUSH_TEST", "DEVICES", "CANCEL"))
      assertThat(limits(Map.of("RATE_LIMIT_" + name, value)))
          .singleElement()
          .asString()
          .startsWith("RATE_LIMIT_" + name + " ");
  }

  @Test
  void weakOrUnsendableToken_isRejected() {
    for (var token : List.of("short", "with blanks in it, and so on", "비밀번호비밀번호비밀번호비밀번호"))
      assertThat(internal(Map.of("INTERNAL_TOKEN", token)))
          .singleElement()
          .asString()
          .startsWith("INTERNAL_TOKEN must be");
    assertThat(internal(Map.of("INTERNAL_TOKEN", "a".repeat(16)))).isEmpty();
    assertThat(internal(Map.of())).isEmpty();
  }

  private static List<String> internal(Map<String, String> values) {
    var settings = new InternalSettings();
    settings.environment = new Environment(values::get);
    return settings.configurationErrors();
  }

  private static List<String> limits(Map<String, String> values) {
    var settings = new RateLimitSettings();
    settings.environment = new Environment(values::get);
    return settings.configurationErrors();
  }
}
