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

/** What the server writes to its log from now on. */
public final class LogWatch {

  private static final Pattern TROUBLE =
      Pattern.compile("(SEVERE|ERROR)\\b.*|[\\w.$]+(Exception|Error)\\b.*");

  private final Path log;
  private final int from;

  private LogWatch(Path log) {
    this.log = log;
    this.from = bytes().length;
  }

  /** Watches this log. */
  public static LogWatch of(Path log) {
    return new LogWatch(log);
  }

  /** Headlines of errors (SEVERE on Payara, ERROR on WildFly), and first lines of stack traces. */
  public List<String> troubles() {
    var written = bytes();
    return LogLines.of(
            new String(Arrays.copyOfRange(written, from, written.length), StandardCharsets.UTF_8))
        .filter(TROUBLE.asMatchPredicate())
        .toList();
  }

  private byte[] bytes() {
    try {
      return Files.readAllBytes(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
