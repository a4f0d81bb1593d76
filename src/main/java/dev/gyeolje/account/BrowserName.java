package dev.gyeolje.account;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Derives a browser's name that its owner recognises. */
final class BrowserName {

  /**
   * Marks in the header {@code User-Agent}, each with the browser's common name; the first match
   * applies.
   */
  private static final String[][] BROWSERS = {
    {"KAKAOTALK", "KakaoTalk"},
    {"NAVER(", "Naver"},
    {"Whale/", "Whale"},
    {"SamsungBrowser/", "Samsung Internet"},
    {"Edg/", "Edge"},
    {"OPR/", "Opera"},
    {"Firefox/", "Firefox"},
    {"Chrome/", "Chrome"},
    {"CriOS/", "Chrome"},
    {"Safari/", "Safari"}
  };

  private static final String[][] SYSTEMS = {
    {"Android", "Android"},
    {"iPhone", "iPhone"},
    {"iPad", "iPad"},
    {"Windows", "Windows"},
    {"Mac OS X", "macOS"},
    {"Linux", "Linux"}
  };

  private BrowserName() {}

  /**
   * Returns a name such as "Chrome · Android"; empty if neither browser nor system is recognised.
   *
   * @param agent the header {@code User-Agent}; null if there is none
   */
  static String of(@Nullable String agent) {
    return Stream.of(BROWSERS, SYSTEMS)
        .map(names -> found(names, agent == null ? "" : agent))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" · "));
  }

  private static Optional<String> found(String[][] names, String agent) {
    return Arrays.stream(names)
        .filter(name -> agent.contains(name[0]))
        .map(name -> name[1])
        .findFirst();
  }
}
