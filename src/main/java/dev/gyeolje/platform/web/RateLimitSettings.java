package dev.gyeolje.platform.web;

import dev.gyeolje.platform.config.ConfigurationErrors;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * How many requests a minute one person or one address may make. The defaults leave room for an
 * office or a phone network behind one address. Toss has ten, and repeats for days what was told to
 * wait.
 */
@ApplicationScoped
public class RateLimitSettings implements Settings {

  private static final int MOST = 100_000_000;

  @Inject Environment environment;

  int signIn() {
    return perMinute("RATE_LIMIT_SIGN_IN", "300");
  }

  int orders() {
    return perMinute("RATE_LIMIT_ORDERS", "60");
  }

  int callback() {
    return perMinute("RATE_LIMIT_CALLBACK", "600");
  }

  int webhook() {
    return perMinute("RATE_LIMIT_WEBHOOK", "600");
  }

  int pushTest() {
    return perMinute("RATE_LIMIT_PUSH_TEST", "10");
  }

  int devices() {
    return perMinute("RATE_LIMIT_DEVICES", "30");
  }

  int cancel() {
    return perMinute("RATE_LIMIT_CANCEL", "30");
  }

  private int perMinute(String name, String otherwise) {
    return Integer.parseInt(environment.value(name, otherwise));
  }

  @Override
  public List<String> configurationErrors() {
    return new ConfigurationErrors(environment)
        .number("RATE_LIMIT_SIGN_IN", 1, MOST)
        .number("RATE_LIMIT_ORDERS", 1, MOST)
        .number("RATE_LIMIT_CALLBACK", 1, MOST)
        .number("RATE_LIMIT_WEBHOOK", 1, MOST)
        .number("RATE_LIMIT_PUSH_TEST", 1, MOST)
        .number("RATE_LIMIT_DEVICES", 1, MOST)
        .number("RATE_LIMIT_CANCEL", 1, MOST)
        .list();
  }
}
