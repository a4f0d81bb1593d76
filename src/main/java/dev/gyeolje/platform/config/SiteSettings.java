package dev.gyeolje.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The public origin of the shop, and its database connections. */
@ApplicationScoped
public class SiteSettings implements Settings, GoLiveChecks {

  /** The shop's time zone: Toss' dates, receipts and cancellation rules use Korean time. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  @Inject Environment environment;

  /** The origin that customers and Pub/Sub use, without a trailing slash. */
  public String origin() {
    return environment.value("PUBLIC_ORIGIN", "");
  }

  /** Whether customers use https. */
  public boolean secure() {
    return origin().startsWith("https://");
  }

  /**
   * Value of {@code Strict-Transport-Security}: one year. Includes subdomains only if the setting
   * says so, because each of them must support https then.
   */
  public String httpsOnly() {
    boolean all = environment.value("HSTS_INCLUDE_SUBDOMAINS", "").equals("yes");
    return "max-age=31536000" + (all ? "; includeSubDomains" : "");
  }

  /** Maximum connections of this node to the database; the pool itself is the server's. */
  public long poolSize() {
    return environment.value("POSTGRES_POOL_SIZE").map(Long::valueOf).orElse(0L);
  }

  /** Whether other machines can reach the shop at {@code origin}. */
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
            "PUBLIC_ORIGIN must be an origin as browsers write it, such as https://shop.example:"
                + " in lower case, without a path, and without port 443 or 80")
        .rejectIfPublic(
            !secure(), "PUBLIC_ORIGIN must be https unless only this machine reaches the shop")
        .match("HSTS_INCLUDE_SUBDOMAINS", "yes|no", "HSTS_INCLUDE_SUBDOMAINS must be yes or no")
        .number("POSTGRES_PORT", 1, 65_535)
        // the server keeps two open
        .number("POSTGRES_POOL_SIZE", 2, 10_000)
        .rejectIfPublic(
            password.matches("postgres|password")
                || password.equals(environment.value("POSTGRES_USER", "\0")),
            "POSTGRES_PASSWORD is one of the first that an attacker guesses")
        .list();
  }
}
