package dev.gyeolje.notification.fcm;

import dev.gyeolje.notification.WebPushView;
import dev.gyeolje.platform.config.ConfigurationErrors;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.Settings;
import dev.gyeolje.platform.config.WebAddress;
import dev.gyeolje.platform.web.ContentSources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Settings of the Firebase project and of FCM's URL. */
@ApplicationScoped
public class FcmSettings implements Settings, ContentSources {

  private static final String GOOGLE = "https://fcm.googleapis.com";

  /** Google publishes each version at its own URL. */
  private static final String SDK = "https://www.gstatic.com/firebasejs/13.2.0";

  @Inject Environment environment;

  /** Returns the URL of an FCM other than Google's. */
  Optional<URI> url() {
    return environment.value("FCM_URL").filter(url -> !url.equals(GOOGLE)).map(URI::create);
  }

  String project() {
    return environment.value("FIREBASE_PROJECT_ID", "");
  }

  /** Returns the configuration that pages read as {@code push}. */
  @Produces
  @Dependent
  @Named("push")
  WebPushView view() {
    return new WebPushView(
        environment.value("FIREBASE_SDK_URL", SDK),
        environment.value("FIREBASE_API_KEY", ""),
        project(),
        environment.value("FIREBASE_MESSAGING_SENDER_ID", ""),
        environment.value("FIREBASE_APP_ID", ""),
        environment.value("FIREBASE_VAPID_KEY", ""));
  }

  @Override
  public String pages() {
    return "/";
  }

  /**
   * Returns the hosts at which Firebase's SDK 13.2 registers a browser, and the SDK's directory if
   * the shop does not serve it. Allows only this directory, since Google's host also serves scripts
   * of many others.
   */
  @Override
  public Map<String, List<String>> contentSources() {
    var sdk = view().sdkUrl();
    var elsewhere = WebAddress.origin(sdk).map(origin -> List.of(sdk + "/")).orElse(List.of());
    var registration =
        List.of(
            "https://firebaseinstallations.googleapis.com",
            "https://fcmregistrations.googleapis.com");
    return Map.of(
        "script-src",
        elsewhere,
        "connect-src",
        Stream.concat(registration.stream(), elsewhere.stream()).toList());
  }

  @Override
  public List<String> configurationErrors() {
    return new ConfigurationErrors(environment)
        .require(
            "FIREBASE_API_KEY",
            "FIREBASE_PROJECT_ID",
            "FIREBASE_MESSAGING_SENDER_ID",
            "FIREBASE_APP_ID",
            "FIREBASE_VAPID_KEY")
        .match(
            "FCM_URL",
            "https?://[^/\\s]+",
            "FCM_URL must be an origin such as http://localhost:8082")
        .rejectIfPublic(
            environment.value("FCM_URL").filter(url -> !url.equals(GOOGLE)).isPresent(),
            "FCM_URL must not be set where others than this machine reach the shop")
        .match(
            "FIREBASE_SDK_URL",
            "(https?:/)?/[^\\s'\"\\\\;,?#]*[^\\s'\"\\\\;,?#/]",
            "FIREBASE_SDK_URL must be an address or a path such as /firebase, without a slash at the end")
        .rejectIfPublic(
            environment.value("FIREBASE_SDK_URL", "").startsWith("http:"),
            "FIREBASE_SDK_URL must be https: anyone who changes the script controls the pages")
        .list();
  }
}
