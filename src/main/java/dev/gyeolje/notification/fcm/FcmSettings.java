package dev.gyeolje.notification.fcm;

import dev.gyeolje.notification.WebPushView;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.Problems;
import dev.gyeolje.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The Firebase project, and where FCM is reached. */
@ApplicationScoped
public class FcmSettings implements Settings {

  private static final String GOOGLE = "https://fcm.googleapis.com";

  @Inject Environment environment;

  /** Another address than Google's own. */
  Optional<URI> url() {
    return environment.value("FCM_URL").filter(url -> !url.equals(GOOGLE)).map(URI::create);
  }

  String project() {
    return environment.value("FIREBASE_PROJECT_ID", "");
  }

  /** What pages see as {@code push}. */
  @Produces
  @Dependent
  @Named("push")
  WebPushView view() {
    return new WebPushView(
        environment.value("FIREBASE_SDK_URL", "/static/vendor/firebase"),
        environment.value("FIREBASE_API_KEY", ""),
        project(),
        environment.value("FIREBASE_MESSAGING_SENDER_ID", ""),
        environment.value("FIREBASE_APP_ID", ""),
        environment.value("FIREBASE_VAPID_KEY", ""));
  }

  @Override
  public List<String> problems() {
    return new Problems(environment)
        .require(
            "FIREBASE_API_KEY",
            "FIREBASE_PROJECT_ID",
            "FIREBASE_MESSAGING_SENDER_ID",
            "FIREBASE_APP_ID",
            "FIREBASE_VAPID_KEY")
        .refuse(
            environment
                .value("FCM_URL")
                .filter(url -> !url.matches("https?://[^/\\s]+"))
                .isPresent(),
            "FCM_URL must be an origin such as http://localhost:8082")
        .list();
  }
}
