package dev.gyeolje.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.platform.config.Environment;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealSettingsTest {

  private static final String KEY = "hVq6PqM7wZ1mJ4m0v2r9cYk3N8bX5tQeL0aSdFgHjKs=";
  private static final String OTHER = "0aSdFgHjKshVq6PqM7wZ1mJ4m0v2r9cYk3N8bX5tQeL=";
  private static final String OPEN = "https://shop.example";
  private static final String LOCAL = "http://localhost:8080";

  @Test
  void firstKey_sealsAndAllKeysOpen() {
    assertThat(problems(OPEN, "2026-11:" + KEY)).isEmpty();
    var keys = "2027-11:" + OTHER + " , 2026-11:" + KEY;
    assertThat(problems(OPEN, keys)).isEmpty();

    var row = UUID.randomUUID();
    var before = settings(OPEN, "2026-11:" + KEY).seal().close("110", "a.b", row);
    var seal = settings(OPEN, keys).seal();
    assertThat(seal.open(before, "a.b", row)).isEqualTo("110");
    assertThat(seal.close("110", "a.b", row)).startsWith("aes1:2027-11:");
  }

  @Test
  void missingOrExampleKey_isRejected() {
    assertThat(problems(LOCAL, "")).containsExactly("DATA_KEYS is not set");
    assertThat(problems(LOCAL, "2026-11:change-me"))
        .containsExactly("DATA_KEYS still has the example's value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        ":" + KEY,
        KEY,
        "a_b:" + KEY,
        "a:AAAAAAAAAAAAAAAAAAAAAA==",
        "a:" + KEY + KEY,
        "a:hVq6PqM7wZ1mJ4m0v2r9cYk3N8bX5tQeL0aSdFgHjKs?",
        "a:" + KEY + ",",
        ",a:" + KEY
      })
  void malformedKey_isRejectedAndNotRepeated(String keys) {
    assertThat(problems(LOCAL, keys))
        .singleElement()
        .asString()
        .startsWith("DATA_KEYS must be id:key, ")
        .doesNotContain("hVq6");
  }

  @Test
  void duplicateKeyId_isRejected() {
    assertThat(problems(LOCAL, "a:" + KEY + ",a:" + OTHER))
        .containsExactly("DATA_KEYS has an id twice");
  }

  @Test
  void weakKey_isRejected_andDevelopmentKeyOnPublicOrigin() {
    var zeros = "a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    assertThat(problems(LOCAL, zeros)).singleElement().asString().contains("not random");
    assertThat(problems(LOCAL, LocalShop.DATA_KEYS)).isEmpty();
    assertThat(problems(OPEN, LocalShop.DATA_KEYS)).singleElement().asString().contains("a text");
    assertThat(problems(OPEN, "a:" + KEY + "," + LocalShop.DATA_KEYS)).hasSize(1);
  }

  private static List<String> problems(String origin, String keys) {
    return settings(origin, keys).configurationErrors();
  }

  private static SealSettings settings(String origin, String keys) {
    var settings = new SealSettings();
    settings.environment = new Environment(Map.of("PUBLIC_ORIGIN", origin, "DATA_KEYS", keys)::get);
    return settings;
  }
}
