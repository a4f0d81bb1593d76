package dev.gyeolje.account;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names a browser so that its owner recognises it. */
final class BrowserName {

  /** What browsers send of themselves, and what people call them; the first that is found. */
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
   * Such as "Chrome · Android"; empty if nothing is known.
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
