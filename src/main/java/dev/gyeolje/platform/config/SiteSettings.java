package dev.gyeolje.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;

/** Where the shop is reached. */
@ApplicationScoped
public class SiteSettings implements Settings {

  /** The shop's time zone: Toss' days, receipts and cancel rules are Korea's. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  @Inject Environment environment;

  /** The origin shoppers and Pub/Sub reach us at, without a slash at the end. */
  public String origin() {
    return environment.value("PUBLIC_ORIGIN", "");
  }

  /** Whether shoppers come over https. */
  public boolean secure() {
    return origin().startsWith("https://");
  }

  @Override
  public List<String> problems() {
    return new Problems(environment)
        .require(
            "PUBLIC_ORIGIN",
            "POSTGRES_HOST",
            "POSTGRES_PORT",
            "POSTGRES_DATABASE",
            "POSTGRES_USER",
            "POSTGRES_PASSWORD",
            "POSTGRES_POOL_SIZE")
        .refuse(
            !origin().isEmpty() && !isOrigin(origin()),
            "PUBLIC_ORIGIN must be an origin such as https://shop.example, without a path")
        .list();
  }

  private static boolean isOrigin(String text) {
    try {
      var uri = URI.create(text);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getRawPath().isEmpty()
          && uri.getRawQuery() == null;
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
