package dev.gyeolje.payment.toss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.config.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TossSettingsTest {

  private static final String CLIENT = "TOSSPAYMENTS_CLIENT_KEY";
  private static final String SECRET = "TOSSPAYMENTS_WIDGET_SECRET_KEY";
  private static final String API = "TOSSPAYMENTS_API_URL";
  private static final String SDK = "TOSSPAYMENTS_SDK_URL";

  private static final Map<String, String> TEST_KEYS =
      Map.of(CLIENT, "test_gck_a", SECRET, "test_gsk_b");
  private static final Map<String, String> LIVE_KEYS =
      Map.of(CLIENT, "live_gck_a", SECRET, "live_gsk_b");

  @Test
  void everythingThatIsMissing_isNamedAtOnce() {
    assertThat(problems(Map.of())).containsExactly(CLIENT + " is not set", SECRET + " is not set");
  }

  @Test
  void keysAlone_reachToss() {
    for (var keys : List.of(TEST_KEYS, LIVE_KEYS)) {
      assertThat(problems(keys)).isEmpty();
      assertThat(settings(keys).apiUrl()).isEqualTo("https://api.tosspayments.com");
      assertThat(settings(keys).sdkUrl()).isEqualTo("https://js.tosspayments.com/v2/standard");
    }
  }

  @Test
  void testKeys_mayReachAStandIn() {
    var settings =
        with(with(TEST_KEYS, API, "http://localhost:8081/"), SDK, "http://localhost:8081/v2");

    assertThat(problems(settings)).isEmpty();
    assertThat(settings(settings).apiUrl()).isEqualTo("http://localhost:8081");
  }

  @ParameterizedTest
  @CsvSource({
    "TOSSPAYMENTS_API_URL, http://localhost:8081",
    "TOSSPAYMENTS_API_URL, http://api.tosspayments.com",
    "TOSSPAYMENTS_API_URL, https://api.tosspayments.com.evil.example",
    "TOSSPAYMENTS_SDK_URL, http://localhost:8081/v2/standard",
    "TOSSPAYMENTS_SDK_URL, https://js.tosspayments.com/v1/payment"
  })
  void liveKeys_reachNobodyButToss(String variable, String address) {
    assertThat(problems(with(LIVE_KEYS, variable, address)))
        .singleElement()
        .asString()
        .startsWith(variable + " ");
  }

  @Test
  void oneLiveKeyIsEnoughToReachNobodyElse() {
    for (var key : List.of(CLIENT, SECRET)) {
      var mixed = with(TEST_KEYS, key, LIVE_KEYS.get(key));

      assertThat(problems(with(mixed, API, "http://localhost:8081")))
          .anyMatch(problem -> problem.startsWith(API))
          .anyMatch(problem -> problem.contains("must both be test or both live"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TOSSPAYMENTS_CLIENT_KEY, test_ck_a",
    "TOSSPAYMENTS_CLIENT_KEY, test_gsk_a",
    "TOSSPAYMENTS_CLIENT_KEY, test_gck_",
    "TOSSPAYMENTS_CLIENT_KEY, gck",
    "TOSSPAYMENTS_WIDGET_SECRET_KEY, test_sk_b",
    "TOSSPAYMENTS_WIDGET_SECRET_KEY, test_gck_b"
  })
  void keyOfAnotherKind_isRefused_andNotRepeated(String variable, String key) {
    assertThat(problems(with(TEST_KEYS, variable, key)))
        .singleElement()
        .asString()
        .startsWith(variable + " ")
        .doesNotContain(key + " ")
        .doesNotEndWith(key);
  }

  private static Map<String, String> with(Map<String, String> values, String name, String value) {
    var changed = new HashMap<>(values);
    changed.put(name, value);
    return changed;
  }

  private static List<String> problems(Map<String, String> values) {
    return settings(values).problems();
  }

  private static TossSettings settings(Map<String, String> values) {
    var settings = new TossSettings();
    settings.environment = new Environment(values::get);
    return settings;
  }
}
