package dev.gyeolje.payment.toss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.config.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TossSettingsTest {

  private static final String CLIENT = "TOSSPAYMENTS_CLIENT_KEY";
  private static final String SECRET = "TOSSPAYMENTS_WIDGET_SECRET_KEY";
  private static final String API = "TOSSPAYMENTS_API_URL";
  private static final String SDK = "TOSSPAYMENTS_SDK_URL";

  private static final String ORIGIN = "PUBLIC_ORIGIN";

  private static final Map<String, String> TEST_KEYS =
      Map.of(CLIENT, "test_gck_a", SECRET, "test_gsk_b");
  private static final Map<String, String> LIVE_KEYS =
      Map.of(CLIENT, "live_gck_a", SECRET, "live_gsk_b");

  @Test
  void missingKeys_areAllReported() {
    assertThat(problems(Map.of())).containsExactly(CLIENT + " is not set", SECRET + " is not set");
  }

  @Test
  void keysAlone_defaultToTossUrls() {
    for (var keys : List.of(TEST_KEYS, LIVE_KEYS)) {
      assertThat(problems(keys)).isEmpty();
      assertThat(settings(keys).apiUrl()).isEqualTo("https://api.tosspayments.com");
      assertThat(settings(keys).sdkUrl()).isEqualTo("https://js.tosspayments.com/v2/standard");
    }
  }

  @Test
  void testKeys_allowSimulatorUrls() {
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
  void liveKeys_allowOnlyTossUrls(String variable, String address) {
    assertThat(problems(with(LIVE_KEYS, variable, address)))
        .singleElement()
        .asString()
        .startsWith(variable + " ");
  }

  @Test
  void liveKeys_requireHttpsOrigin() {
    assertThat(problems(with(LIVE_KEYS, ORIGIN, "https://shop.example"))).isEmpty();
    assertThat(problems(with(LIVE_KEYS, ORIGIN, "http://localhost:8080")))
        .singleElement()
        .asString()
        .startsWith("PUBLIC_ORIGIN ");
  }

  @ParameterizedTest
  @CsvSource({
    "TOSSPAYMENTS_API_URL, api.tosspayments.com",
    "TOSSPAYMENTS_API_URL, ftp://localhost",
    "TOSSPAYMENTS_SDK_URL, /v2/standard",
    "TOSSPAYMENTS_SDK_URL, not an address"
  })
  void invalidUrl_isRejected(String variable, String value) {
    assertThat(problems(with(TEST_KEYS, variable, value)))
        .anyMatch(problem -> problem.startsWith(variable + " must be an address"));
  }

  @ParameterizedTest
  @ValueSource(strings = {API, SDK})
  void singleSimulatorUrl_isRejected(String variable) {
    assertThat(problems(with(TEST_KEYS, variable, "http://localhost:8081")))
        .singleElement()
        .asString()
        .contains(API, SDK);
  }

  /** A public shop with the simulator would deliver goods without receiving money. */
  @Test
  void simulator_isAcceptedOnlyOnLocalhost() {
    var settings =
        with(with(TEST_KEYS, API, "http://localhost:8081"), SDK, "http://localhost:8081/v2");

    assertThat(problems(with(settings, ORIGIN, "http://localhost:8080"))).isEmpty();
    assertThat(problems(with(settings, ORIGIN, "https://shop.example")))
        .hasSize(2)
        .anyMatch(problem -> problem.startsWith(API))
        .anyMatch(problem -> problem.startsWith(SDK));
  }

  /** These keys are public, so anyone could read or cancel the payments. */
  @Test
  void keysFromTossDocumentation_areAcceptedOnlyOnLocalhost() {
    var printed =
        Map.of(
            CLIENT, "test_gck_docs_Ovk5rk1EwkEbP0W43n07xlzm",
            SECRET, "test_gsk_docs_OaPz8L5KdmQXkzRz3y47BMw6");

    assertThat(problems(with(printed, ORIGIN, "http://localhost:8080"))).isEmpty();
    assertThat(problems(with(printed, ORIGIN, "https://shop.example")))
        .hasSize(2)
        .anyMatch(problem -> problem.startsWith(CLIENT))
        .anyMatch(problem -> problem.startsWith(SECRET));
  }

  @Test
  void exampleKey_isRejected() {
    var example = Map.of(CLIENT, "test_gck_change_me", SECRET, "test_gsk_change_me");

    assertThat(problems(example))
        .containsExactly(
            CLIENT + " still has the example's value", SECRET + " still has the example's value");
  }

  @Test
  void contentPolicy_allowsOnlyTossOrSimulator() {
    var simulator =
        with(with(TEST_KEYS, API, "http://localhost:8081"), SDK, "http://localhost:8081/v2");

    assertThat(settings(LIVE_KEYS).contentSources())
        .containsEntry("script-src", List.of("https://*.tosspayments.com"))
        .containsEntry(
            "frame-src",
            // the wildcard does not match the domain itself
            List.of("https://*.tosspayments.com", "https://*.toss.im", "https://toss.im"));
    assertThat(settings(simulator).contentSources())
        .containsEntry("script-src", List.of("http://localhost:8081"))
        .containsEntry("frame-src", List.of("http://localhost:8081"))
        .containsEntry("style-src", List.of("'unsafe-inline'"));
  }

  @Test
  void oneLiveKey_allowsOnlyToss() {
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
  void wrongKindOfKey_isRejectedAndNotRepeated(String variable, String key) {
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
    return settings(values).configurationErrors();
  }

  private static TossSettings settings(Map<String, String> values) {
    var settings = new TossSettings();
    settings.environment = new Environment(values::get);
    return settings;
  }
}
