package dev.gyeolje.platform.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Headers that list what a browser accepts, without the entries that cannot be read. */
enum HeaderList {
  /** {@code Accept-Language}; some write {@code en_US}. */
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

  /** What of {@code lines} can be read, in one line; if nothing can, whatever there is. */
  String readable(Collection<String> lines) {
    var readable =
        lines.stream()
            .flatMap(line -> Arrays.stream(line.split(",")))
            .map(text -> spelled(withPlainWeight(text.replaceAll("\\s", ""))))
            .filter(entry.asMatchPredicate())
            .collect(Collectors.joining(","));
    return readable.isEmpty() ? anything : readable;
  }

  /** Some write {@code .2} or {@code 0.33333}, where one digit and three more are meant. */
  private static String withPlainWeight(String entry) {
    return entry.replace(";q=.", ";q=0.").replaceFirst("(;q=[01]\\.[0-9]{3})[0-9]+$", "$1");
  }

  /** An entry as the standard writes it. */
  String spelled(String text) {
    return text;
  }
}
