package dev.gyeolje.platform.web;

import dev.gyeolje.platform.config.ConfigurationErrors;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/**
 * Maximum requests per minute of one user or address. The defaults leave room for an office or a
 * phone network behind one address. Toss has ten addresses, and repeats rejected webhooks for days.
 */
@ApplicationScoped
public class RateLimitSettings implements Settings {

  private static final int MOST = 100_000_000;

  /** What is limited. */
  public enum Kind {
    SIGN_IN("RATE_LIMIT_SIGN_IN", 300),
    ORDERS("RATE_LIMIT_ORDERS", 60),
    CALLBACK("RATE_LIMIT_CALLBACK", 600),
    WEBHOOK("RATE_LIMIT_WEBHOOK", 600),
    PUSH_TEST("RATE_LIMIT_PUSH_TEST", 10),
    DEVICES("RATE_LIMIT_DEVICES", 30),
    CANCEL("RATE_LIMIT_CANCEL", 30);

    private final String setting;
    private final int usual;

    Kind(String setting, int usual) {
      this.setting = setting;
      this.usual = usual;
    }

    /** The environment variable with the number per minute. */
    String setting() {
      return setting;
    }

    /** The default number. */
    int usual() {
      return usual;
    }

    /** Label of the metric. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Inject Environment environment;

  /** Requests per minute. */
  int perMinute(Kind kind) {
    return Integer.parseInt(environment.value(kind.setting(), String.valueOf(kind.usual())));
  }

  @Override
  public List<String> configurationErrors() {
    var errors = new ConfigurationErrors(environment);
    for (var kind : Kind.values()) errors.number(kind.setting(), 1, MOST);
    return errors.list();
  }
}
