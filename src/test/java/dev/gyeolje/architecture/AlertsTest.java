package dev.gyeolje.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Checks that every alert has a section in the runbook. {@code MetricsIT} checks that the metrics
 * exist.
 */
class AlertsTest {
  private static final Path RULES = Path.of("server-config/alerts.yml");
  private static final Path RUNBOOK = Path.of("src/site/markdown/runbook.md");

  @Test
  void everyAlert_hasRunbookSection() throws IOException {
    var alerts = found(RULES, "(?m)^ *- alert: (\\w+)$");
    var sections = found(RUNBOOK, "(?m)^## (Gyeolje\\w+)$");

    assertThat(alerts).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    assertThat(sections).containsExactlyElementsOf(alerts);
    for (var alert : alerts)
      assertThat(section(alert))
          .as(alert)
          .contains("- **Means:** ", "- **Look at:** ", "- **Do:** ");
  }

  @Test
  void everyAlert_linksToItsRunbookSection() throws IOException {
    var alerts = found(RULES, "(?m)^ *- alert: (\\w+)$");

    assertThat(found(RULES, "(?m)^ *runbook: (\\S+)$"))
        .containsExactlyElementsOf(
            alerts.stream().map(name -> "runbook.md#" + name.toLowerCase(Locale.ROOT)).toList());
    assertThat(found(RULES, "labels: \\{severity: (page|ticket)}")).hasSameSizeAs(alerts);
  }

  /** An operator searches the log for these words; "…" stands for what differs. */
  @Test
  void quotedLogLines_areThoseOfTheCode() throws IOException {
    var code =
        Sources.java().stream().map(Sources::read).map(text -> text.replaceAll("\\{\\d}", "…"));
    var literals = code.collect(Collectors.joining()).replaceAll("\"\\s*\\+\\s*\"", "");
    var quotes = found(RUNBOOK, "(?s)[Ll]ines?\\s+\"([^\"]+)\"");

    assertThat(quotes).hasSizeGreaterThan(10);
    assertThat(quotes).allSatisfy(q -> assertThat(literals).contains(q.replaceAll("\\s+", " ")));
  }

  private static String section(String alert) throws IOException {
    var text = Files.readString(RUNBOOK);
    int from = text.indexOf("## " + alert + "\n");
    int to = text.indexOf("\n## ", from);
    return text.substring(from, to < 0 ? text.length() : to);
  }

  private static List<String> found(Path file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map(result -> result.group(1))
        .toList();
  }
}
