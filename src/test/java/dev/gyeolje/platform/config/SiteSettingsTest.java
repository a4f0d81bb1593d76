package dev.gyeolje.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
  void completeSettings_areFine() {
    assertThat(settings(GOOD).problems()).isEmpty();
  }

  @Test
  void everythingThatIsMissing_isNamedAtOnce() {
    assertThat(settings(Map.of()).problems())
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
        "https://shop.example/",
        "https://shop.example/shop",
        "https://shop.example?a=b",
        "not an address"
      })
  void whatIsNoOrigin_isRefused(String origin) {
    var values = new HashMap<>(GOOD);
    values.put("PUBLIC_ORIGIN", origin);

    assertThat(settings(values).problems()).singleElement().asString().startsWith("PUBLIC_ORIGIN ");
  }

  @Test
  void onlyHttpsIsSecure() {
    assertThat(settings(GOOD).secure()).isTrue();
    assertThat(settings(Map.of("PUBLIC_ORIGIN", "http://localhost:8080")).secure()).isFalse();
  }

  @Test
  void valuesAreReadWithoutBlanksAroundThem_andBlanksAreNoValue() {
    var environment = new Environment(Map.of("A", " a b \n", "B", " ")::get);

    assertThat(environment.value("A")).contains("a b");
    assertThat(environment.value("B")).isEmpty();
    assertThat(environment.value("C")).isEmpty();
    assertThat(environment.value("B", "otherwise")).isEqualTo("otherwise");
  }

  @Test
  void problemsAreCollected_notThrown() {
    var problems =
        new Problems(new Environment(Map.of("A", "a")::get))
            .require("A", "B", "C")
            .refuse(true, "A must be b")
            .refuse(false, "never");

    assertThat(problems.list()).containsExactly("B is not set", "C is not set", "A must be b");
  }

  @Test
  void refusalToStart_namesEverything_andWhereItIsExplained() {
    assertThat(new SettingsException(List.of("A is not set", "B is not set")))
        .hasMessageContainingAll("A is not set", "B is not set", "server-config/env.example");
  }

  private static SiteSettings settings(Map<String, String> values) {
    var settings = new SiteSettings();
    settings.environment = new Environment(values::get);
    return settings;
  }
}
