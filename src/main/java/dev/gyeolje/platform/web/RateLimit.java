package dev.gyeolje.platform.web;

import dev.gyeolje.platform.web.RateLimitSettings.Kind;
import java.util.List;

/**
 * Addresses that one person or one network address may ask for so often a minute.
 *
 * @param kind which setting says how often, and what the metric calls it
 * @param method of the requests that count
 * @param paths regular expressions
 */
public record RateLimit(Kind kind, String method, List<String> paths) {

  /** Limits the addresses that match one of {@code paths}. */
  public RateLimit(Kind kind, String method, String... paths) {
    this(kind, method, List.of(paths));
  }
}
