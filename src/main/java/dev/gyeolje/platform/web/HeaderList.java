package dev.gyeolje.platform.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Headers that list what a browser accepts, without unreadable entries. */
enum HeaderList {
  /** {@code Accept-Language}; some clients write {@code en_US}. */
  LANGUAGES("Accept-Language", "(?:[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\\*)", "*") {
    @Override
    String spelled(String entry) {
      return entry.replace('_', '-');
    }
  },

  /** {@code Accept}. */
  TYPES(
      "Accept",
      "[\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+(?:;(?!q=)[\\w.+-]+=(?:[\\w.+-]+|\"[^\"]*\"))*",
      "*/*");

  private static final String WEIGHT = "(?:;q=(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?";

  private final String header;
  private final Pattern entry;
  private final String anything;

  HeaderList(String header, String entry, String anything) {
    this.header = header;
    this.entry = Pattern.compile(entry + WEIGHT);
    this.anything = anything;
  }

  /** The name of the header. */
  String header() {
    return header;
  }

  /**
   * The readable entries of {@code lines} in one line; if there are none, the entry for any value.
   */
  String readable(Collection<String> lines) {
    var readable =
        lines.stream()
            .flatMap(line -> Arrays.stream(line.split(",")))
            .map(text -> spelled(withPlainWeight(text.replaceAll("\\s", ""))))
            .filter(entry.asMatchPredicate())
            .collect(Collectors.joining(","));
    return readable.isEmpty() ? anything : readable;
  }

  /**
   * Some clients write {@code .2} or {@code 0.33333}; the standard requires a leading digit and
   * allows three decimals.
   */
  private static String withPlainWeight(String entry) {
    return entry.replace(";q=.", ";q=0.").replaceFirst("(;q=[01]\\.[0-9]{3})[0-9]+$", "$1");
  }

  /** An entry in the standard's format. */
  String spelled(String text) {
    return text;
  }
}
