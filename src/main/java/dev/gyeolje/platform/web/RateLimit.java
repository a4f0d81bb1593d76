package dev.gyeolje.platform.web;

import dev.gyeolje.platform.web.RateLimitSettings.Kind;
import java.util.List;

/**
 * URLs for which each user or network address has a number of requests per minute.
 *
 * @param kind selects the setting with the number, and the label of the metric
 * @param method of the requests that count
 * @param paths regular expressions
 */
public record RateLimit(Kind kind, String method, List<String> paths) {

  /** Limits the URLs that match one of {@code paths}. */
  public RateLimit(Kind kind, String method, String... paths) {
    this(kind, method, List.of(paths));
  }
}
