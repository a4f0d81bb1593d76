package dev.gyeolje.platform.config;

import java.net.URI;
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

  /** Whether nothing follows host and port, not even a slash. */
  static boolean isOrigin(String text) {
    return parse(text)
        .filter(uri -> uri.getRawPath().isEmpty() && uri.getRawQuery() == null)
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
