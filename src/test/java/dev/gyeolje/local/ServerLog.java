package dev.gyeolje.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's output since one start.
 *
 * @param from number of bytes from earlier starts, which are skipped
 * @param verdict matches a line that reports a rejected WAR, and captures the server's message as a
 *     group
 */
record ServerLog(Path file, long from, Pattern verdict) {

  private static final Pattern PAYARAS =
      Pattern.compile(".*(?:Error occurred during deployment: |Boot Command deploy failed )(.*)");
  private static final Pattern WILDFLYS =
      Pattern.compile(".*\\bERROR .*WFLYCTL0013: (Operation \\(\"deploy\"\\) failed).*");
  private static final String CAUSE = "Caused by: ";
  private static final List<String> STUMBLED =
      List.of("java.util.ConcurrentModificationException", "SEVERE Failed to start, exiting");

  /** Exception class names before a message, which are useful in the log only. */
  private static final Pattern EXCEPTION_CLASSES =
      Pattern.compile("^(?:[A-Z]+ )?(?:(?:[\\w$]+\\.)+[\\w$]+:? ?)+(?=\\S)");

  static ServerLog ofPayara(Path file, long from) {
    return new ServerLog(file, from, PAYARAS);
  }

  static ServerLog ofWildFly(Path file, long from) {
    return new ServerLog(file, from, WILDFLYS);
  }

  /**
   * Returns the reason why the WAR was not deployed: the innermost cause with a message in the
   * stack traces before the first verdict, or else the verdict's own message. Payara tries twice;
   * the second try adds no information.
   */
  String reasonOfDecline() throws IOException, InterruptedException {
    awaitVerdict();
    String reason = "";
    for (String line : lines()) {
      Matcher verdict = verdict().matcher(line);
      if (verdict.matches()) {
        return reason.isEmpty() ? plain(verdict.group(1)) : reason;
      }
      if (line.startsWith(CAUSE) && line.matches(CAUSE + "[\\w.$]+: .+")) {
        reason = plain(line.substring(CAUSE.length()));
      }
    }
    return reason.isEmpty() ? "it does not say why" : reason;
  }

  /** Returns whether the server rejected a WAR. */
  boolean hasVerdict() throws IOException {
    return lines().stream().anyMatch(verdict.asMatchPredicate());
  }

  /**
   * Returns whether Payara failed before it deployed the WAR, because two of its own services
   * changed a list at the same time. Payara then neither serves requests nor ends. Observed once in
   * some hundred starts.
   */
  boolean stumbled() throws IOException {
    return lines().containsAll(STUMBLED);
  }

  /** Returns the last line of the output, for a server that has ended. */
  String lastLine() throws IOException {
    List<String> lines = lines();
    return lines.isEmpty() ? "it said nothing" : plain(lines.get(lines.size() - 1));
  }

  /** Waits for the verdict, because the server writes its log some tenths of a second late. */
  private void awaitVerdict() throws IOException, InterruptedException {
    for (int i = 0; i < 30 && !hasVerdict(); i++) {
      Thread.sleep(100);
    }
  }

  private List<String> lines() throws IOException {
    byte[] all = Files.readAllBytes(file);
    byte[] since = Arrays.copyOfRange(all, (int) Math.min(from, all.length), all.length);
    return LogLines.of(new String(since, StandardCharsets.UTF_8))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String plain(String line) {
    String text = line.replace("|#]", "").replace("Please see server.log for more details.", "");
    return EXCEPTION_CLASSES.matcher(text.strip()).replaceFirst("");
  }
}
