package dev.gyeolje.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Where the shop is reached, and how it reaches its database. */
@ApplicationScoped
public class SiteSettings implements Settings, GoLiveChecks {

  /** The shop's time zone: Toss' days, receipts and cancel rules are Korea's. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  @Inject Environment environment;

  /** The origin customers and Pub/Sub reach us at, without a slash at the end. */
  public String origin() {
    return environment.value("PUBLIC_ORIGIN", "");
  }

  /** Whether customers come over https. */
  public boolean secure() {
    return origin().startsWith("https://");
  }

  /**
   * Value of {@code Strict-Transport-Security}: one year; with all hosts below ours only where the
   * setting says so, since each of them must then have https.
   */
  public String httpsOnly() {
    boolean all = environment.value("HSTS_INCLUDE_SUBDOMAINS", "").equals("yes");
    return "max-age=31536000" + (all ? "; includeSubDomains" : "");
  }

  /** Most connections of this node to the database; the pool itself is the server's. */
  public long poolSize() {
    return environment.value("POSTGRES_POOL_SIZE").map(Long::valueOf).orElse(0L);
  }

  /** Whether others than this machine reach the shop at {@code origin}. */
  static boolean isOpen(String origin) {
    return WebAddress.isOne(origin) && !WebAddress.isLocal(origin);
  }

  @Override
  public Map<String, Boolean> goLiveChecks() {
    return Map.of("HTTPS", secure());
  }

  @Override
  public List<String> configurationErrors() {
    var password = environment.value("POSTGRES_PASSWORD", "");
    return new ConfigurationErrors(environment)
        .require(
            "PUBLIC_ORIGIN",
            "POSTGRES_HOST",
            "POSTGRES_PORT",
            "POSTGRES_DATABASE",
            "POSTGRES_USER",
            "POSTGRES_PASSWORD",
            "POSTGRES_POOL_SIZE")
        .reject(
            !origin().isEmpty() && !WebAddress.isOrigin(origin()),
            "PUBLIC_ORIGIN must be an origin such as https://shop.example, without a path")
        .rejectIfPublic(
            !secure(), "PUBLIC_ORIGIN must be https unless only this machine reaches the shop")
        .match("HSTS_INCLUDE_SUBDOMAINS", "yes|no", "HSTS_INCLUDE_SUBDOMAINS must be yes or no")
        .number("POSTGRES_PORT", 1, 65_535)
        // the server keeps two open
        .number("POSTGRES_POOL_SIZE", 2, 10_000)
        .rejectIfPublic(
            password.matches("postgres|password")
                || password.equals(environment.value("POSTGRES_USER", "\0")),
            "POSTGRES_PASSWORD is what everybody would guess first")
        .list();
  }
}
