package dev.gyeolje.support;

import dev.gyeolje.local.LogLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what the server writes to its log after this watch was created. */
public final class LogWatch {

  private static final Pattern TROUBLE =
      Pattern.compile("(SEVERE|ERROR)\\b.*|[\\w.$]+(Exception|Error)\\b.*");

  private final Path log;
  private final int from;

  private LogWatch(Path log) {
    this.log = log;
    this.from = bytes().length;
  }

  /** Starts to watch this log. */
  public static LogWatch of(Path log) {
    return new LogWatch(log);
  }

  /**
   * Returns headlines of errors (SEVERE on Payara, ERROR on WildFly) and first lines of stack
   * traces.
   */
  public List<String> troubles() {
    return LogLines.of(written()).filter(TROUBLE.asMatchPredicate()).toList();
  }

  /** Returns errors with their stack traces, one entry for each event, converted to plain text. */
  List<String> errors() {
    return written()
        .lines()
        .map(event -> LogLines.of(event).collect(Collectors.joining("\n")))
        .filter(event -> event.startsWith("SEVERE ") || event.startsWith("ERROR "))
        .toList();
  }

  private String written() {
    var all = bytes();
    // a log that was rotated meanwhile may be shorter
    return new String(
        Arrays.copyOfRange(all, Math.min(from, all.length), all.length), StandardCharsets.UTF_8);
  }

  private byte[] bytes() {
    try {
      return Files.readAllBytes(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
