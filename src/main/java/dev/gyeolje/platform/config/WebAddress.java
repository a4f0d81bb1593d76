package dev.gyeolje.platform.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Parses http and https addresses with a host. */
public final class WebAddress {

  private WebAddress() {}

  /** Scheme, host and port of {@code text}; empty if it is not such an address. */
  public static Optional<String> origin(String text) {
    return parse(text).map(uri -> uri.getScheme() + "://" + uri.getRawAuthority());
  }

  static boolean isOne(String text) {
    return parse(text).isPresent();
  }

  /**
   * Whether {@code text} is an origin as a browser's {@code Origin} header has it: in lower case,
   * without the default port of its scheme, and nothing follows, not even a slash.
   */
  static boolean isOrigin(String text) {
    return parse(text)
        .filter(uri -> uri.getRawPath().isEmpty() && uri.getRawQuery() == null)
        .filter(uri -> text.equals(text.toLowerCase(Locale.ROOT)))
        .filter(uri -> uri.getPort() != (text.startsWith("https:") ? 443 : 80))
        .isPresent();
  }

  /** Whether only this machine can reach it. */
  static boolean isLocal(String text) {
    return parse(text)
        .filter(uri -> uri.getHost().matches("(?i)(.+\\.)?localhost|127(\\.[0-9]+){3}|\\[::1]"))
        .isPresent();
  }

  private static Optional<URI> parse(String text) {
    try {
      return Optional.of(URI.create(text))
          .filter(uri -> "http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          .filter(uri -> uri.getHost() != null && uri.getRawUserInfo() == null)
          .filter(uri -> uri.getRawFragment() == null);
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}
