package dev.gyeolje.notification.fcm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.config.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FcmSettingsTest {

  private static final Map<String, String> GOOD =
      Map.of(
          "FIREBASE_API_KEY", "key",
          "FIREBASE_PROJECT_ID", "p",
          "FIREBASE_MESSAGING_SENDER_ID", "1",
          "FIREBASE_APP_ID", "1:1:web:a",
          "FIREBASE_VAPID_KEY", "B");

  @Test
  void missingSettings_areAllReported() {
    assertThat(settings(Map.of()).configurationErrors())
        .containsExactlyInAnyOrderElementsOf(
            GOOD.keySet().stream().map(name -> name + " is not set").toList());
  }

  @Test
  void missingUrls_defaultToGoogle() {
    assertThat(settings(GOOD).configurationErrors()).isEmpty();
    assertThat(settings(GOOD).url()).isEmpty();
    assertThat(settings(GOOD).view().sdkUrl())
        .isEqualTo("https://www.gstatic.com/firebasejs/13.2.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8082", "https://fcm.example"})
  void origin_isAccepted(String url) {
    assertThat(errorsWithFcmUrl(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8082", "http://localhost:8082/v1", "http://", "a b"})
  void invalidOrigin_isRejected(String url) {
    assertThat(errorsWithFcmUrl(url)).singleElement().asString().startsWith("FCM_URL ");
  }

  @Test
  void publicOrigin_allowsOnlyGoogle() {
    assertThat(errorsOnPublicOrigin("FCM_URL", "https://fcm.googleapis.com")).isEmpty();
    assertThat(errorsOnPublicOrigin("FCM_URL", "https://fcm.example"))
        .singleElement()
        .asString()
        .startsWith("FCM_URL ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://scripts.example",
        "scripts",
        "https://a'b",
        "/static;a",
        "/a?b",
        "/a/",
        "https://a.example/"
      })
  void unsafeSdkUrl_isRejected(String url) {
    assertThat(errorsOnPublicOrigin("FIREBASE_SDK_URL", url))
        .singleElement()
        .asString()
        .startsWith("FIREBASE_SDK_URL ");
  }

  @Test
  void httpsSdkUrl_isAccepted() {
    assertThat(
            errorsOnPublicOrigin("FIREBASE_SDK_URL", "https://www.gstatic.com/firebasejs/13.2.0"))
        .isEmpty();
  }

  /** Google's host serves scripts of many others; some execute what a page's text tells them to. */
  @Test
  void contentPolicy_allowsOnlyTheSdk() {
    assertThat(settings(GOOD).contentSources().get("script-src"))
        .containsExactly("https://www.gstatic.com/firebasejs/13.2.0/");
  }

  @Test
  void contentPolicy_needsNoSourceForLocalSdk() {
    var values = new HashMap<>(GOOD);
    values.put("FIREBASE_SDK_URL", "/firebase");

    assertThat(settings(values).contentSources().get("script-src")).isEmpty();
  }

  private static List<String> errorsOnPublicOrigin(String variable, String value) {
    var values = new HashMap<>(GOOD);
    values.put("PUBLIC_ORIGIN", "https://shop.example");
    values.put(variable, value);
    return settings(values).configurationErrors();
  }

  private static List<String> errorsWithFcmUrl(String url) {
    var values = new HashMap<>(GOOD);
    values.put("FCM_URL", url);
    return settings(values).configurationErrors();
  }

  private static FcmSettings settings(Map<String, String> values) {
    var settings = new FcmSettings();
    settings.environment = new Environment(values::get);
    return settings;
  }
}
