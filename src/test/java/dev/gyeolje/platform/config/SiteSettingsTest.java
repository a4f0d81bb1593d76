package dev.gyeolje.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteSettingsTest {

  private static final Map<String, String> GOOD =
      Map.of(
          "PUBLIC_ORIGIN", "https://shop.example",
          "POSTGRES_HOST", "db",
          "POSTGRES_PORT", "5432",
          "POSTGRES_DATABASE", "gyeolje",
          "POSTGRES_USER", "gyeolje",
          "POSTGRES_PASSWORD", "secret",
          "POSTGRES_POOL_SIZE", "20");

  @Test
  void completeSettings_areAccepted() {
    assertThat(settings(GOOD).configurationErrors()).isEmpty();
  }

  @Test
  void missingSettings_areAllReported() {
    assertThat(settings(Map.of()).configurationErrors())
        .containsExactlyInAnyOrderElementsOf(
            GOOD.keySet().stream().map(name -> name + " is not set").toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.example",
        "ftp://shop.example",
        "https://",
        "https:///",
        "https://a@shop.example",
        "https://shop.example#top",
        "https://shop.example/",
        "https://shop.example/shop",
        "https://shop.example?a=b",
        "https://Shop.example",
        "https://shop.example:443",
        "http://localhost:80",
        "not an address"
      })
  void invalidOrigin_isRejected(String origin) {
    assertThat(with("PUBLIC_ORIGIN", origin))
        .singleElement()
        .asString()
        .startsWith("PUBLIC_ORIGIN ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://shop.localhost",
        "http://127.0.0.1:8080",
        "http://[::1]:8080",
        "https://localhost:8443"
      })
  void loopbackOrigin_isAccepted(String origin) {
    assertThat(with("PUBLIC_ORIGIN", origin)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example",
        "http://10.0.0.7:8080",
        "http://localhost.example",
        "http://127.0.0.1.example"
      })
  void httpOnOtherHost_isRejected(String origin) {
    assertThat(with("PUBLIC_ORIGIN", origin))
        .singleElement()
        .asString()
        .startsWith("PUBLIC_ORIGIN must be https");
  }

  @ParameterizedTest
  @CsvSource({
    "POSTGRES_PORT, 0",
    "POSTGRES_PORT, 70000",
    "POSTGRES_PORT, five",
    "POSTGRES_POOL_SIZE, many",
    "POSTGRES_POOL_SIZE, 1",
    "POSTGRES_POOL_SIZE, -20",
    "POSTGRES_POOL_SIZE, 99999999999"
  })
  void invalidNumber_isRejected(String variable, String value) {
    assertThat(with(variable, value))
        .singleElement()
        .asString()
        .startsWith(variable + " must be a number from ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"change-me", "CHANGEME", "please_change_me_soon"})
  void exampleSecret_isRejectedOnAnyOrigin(String value) {
    var problem = "POSTGRES_PASSWORD still has the example's value";

    assertThat(with("POSTGRES_PASSWORD", value)).containsExactly(problem);
    assertThat(settings(onThisMachine(Map.of("POSTGRES_PASSWORD", value))).configurationErrors())
        .containsExactly(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"local-only", "gyeolje", "postgres", "password"})
  void developmentPassword_isAcceptedOnlyOnLocalhost(String value) {
    assertThat(with("POSTGRES_PASSWORD", value))
        .singleElement()
        .asString()
        .startsWith("POSTGRES_PASSWORD ")
        .doesNotContain(value);
    assertThat(settings(onThisMachine(Map.of("POSTGRES_PASSWORD", value))).configurationErrors())
        .isEmpty();
  }

  @Test
  void hsts_includesSubdomainsOnlyIfConfigured() {
    assertThat(settings(GOOD).httpsOnly()).isEqualTo("max-age=31536000");
    var all = new HashMap<>(GOOD);
    all.put("HSTS_INCLUDE_SUBDOMAINS", "yes");
    assertThat(settings(all).httpsOnly()).isEqualTo("max-age=31536000; includeSubDomains");
    all.put("HSTS_INCLUDE_SUBDOMAINS", "perhaps");
    assertThat(settings(all).configurationErrors())
        .containsExactly("HSTS_INCLUDE_SUBDOMAINS must be yes or no");
  }

  @Test
  void onlyHttpsOrigin_isSecure() {
    assertThat(settings(GOOD).secure()).isTrue();
    assertThat(settings(Map.of("PUBLIC_ORIGIN", "http://localhost:8080")).secure()).isFalse();
  }

  @Test
  void environmentValues_areStrippedAndBlankIsMissing() {
    var environment = new Environment(Map.of("A", " a b \n", "B", " ")::get);

    assertThat(environment.value("A")).contains("a b");
    assertThat(environment.value("B")).isEmpty();
    assertThat(environment.value("C")).isEmpty();
    assertThat(environment.value("B", "otherwise")).isEqualTo("otherwise");
  }

  @Test
  void configurationErrors_areCollected() {
    var errors =
        new ConfigurationErrors(new Environment(Map.of("A", "a")::get))
            .require("A", "B", "C")
            .reject(true, "A must be b")
            .reject(false, "never");

    assertThat(errors.list()).containsExactly("B is not set", "C is not set", "A must be b");
  }

  @Test
  void settingsException_namesAllErrorsAndDocumentation() {
    assertThat(new SettingsException(List.of("A is not set", "B is not set")))
        .hasMessageContainingAll("A is not set", "B is not set", "server-config/env.example");
  }

  private static List<String> with(String variable, String value) {
    var values = new HashMap<>(GOOD);
    values.put(variable, value);
    return settings(values).configurationErrors();
  }

  private static Map<String, String> onThisMachine(Map<String, String> changes) {
    var values = new HashMap<>(GOOD);
    values.put("PUBLIC_ORIGIN", "http://localhost:8080");
    values.putAll(changes);
    return values;
  }

  private static SiteSettings settings(Map<String, String> values) {
    var settings = new SiteSettings();
    settings.environment = new Environment(values::get);
    return settings;
  }
}
