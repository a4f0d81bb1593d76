package dev.gyeolje.architecture;

import static dev.gyeolje.architecture.Sources.files;
import static dev.gyeolje.architecture.Sources.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that identifiers, columns, metrics, message keys and prose use no word that the glossary
 * replaces.
 */
class GlossaryTest {

  /** Words of the glossary's last column, matched in a name after it was split into words. */
  private static final Pattern REPLACED =
      Pattern.compile(
          "\\b(wish(es|ed)?|pieces?|shoppers?|persons?|people|somebody|nobody|notices?|news"
              + "|story|stories|settle[sd]?|refuse[sd]?|refusals?|unanswered|adopt(ed|s)?|lately"
              + "|(give|gives|given|gave) back|(call|calls|called) off|(look|looks|looked) up|look ups?"
              + "|take back|hold again|request key|stand ins?|in doubt|expiry at)\\b");

  /** The replaced words that have no everyday meaning; prose may not use them either. */
  private static final Pattern REPLACED_IN_PROSE =
      Pattern.compile(
          "(?i)\\b(shoppers?|unanswered|in doubt|late money|stand-ins?|settle[sd]?|pieces?"
              + "|(call|calls|called)\\s+(it\\s+|them\\s+)?off|(give|gives|given|gave)\\s+(it\\s+|them\\s+)?back"
              + "|(look|looks|looked)[\\s-]+up|look-ups?|request\\s+keys?)\\b");

  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile(
          "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"", Pattern.DOTALL);

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern METRIC = Pattern.compile("gyeolje_\\w+");
  private static final Pattern SQL_COMMENT = Pattern.compile("--[^\\n]*");

  @Test
  void identifiers_useNoReplacedWord() {
    assertThat(
            files("src", ".java").stream()
                .map(file -> COMMENT_OR_TEXT.matcher(read(file)).replaceAll(" "))
                .flatMap(code -> NAME.matcher(code).results())
                .map(MatchResult::group)
                .filter(GlossaryTest::isReplaced))
        .isEmpty();
  }

  @Test
  void columnsAndStatuses_useNoReplacedWord() {
    assertThat(
            files("src/main/resources/db/migration", ".sql").stream()
                .map(file -> SQL_COMMENT.matcher(read(file)).replaceAll(" "))
                .flatMap(code -> NAME.matcher(code).results())
                .map(MatchResult::group)
                .filter(GlossaryTest::isReplaced))
        .isEmpty();
  }

  @Test
  void metricNames_useNoReplacedWord() {
    var metrics =
        files("src/main/java", ".java").stream()
            .flatMap(file -> METRIC.matcher(read(file)).results())
            .map(MatchResult::group)
            .toList();

    assertThat(metrics)
        .hasSizeGreaterThan(20)
        .noneMatch(GlossaryTest::isReplaced)
        .noneMatch(name -> name.contains("_age_"));
  }

  @Test
  void messageKeys_useNoReplacedWord() {
    var keys = new TreeSet<String>();
    for (var line : read(Path.of("src/main/resources/messages.properties")).split("\n"))
      if (line.matches("[a-z].*=.*")) keys.add(line.substring(0, line.indexOf('=')));

    assertThat(keys).hasSizeGreaterThan(300).noneMatch(GlossaryTest::isReplaced);
  }

  /**
   * Covers comments, documents and texts, where the other replaced words may have their everyday
   * meaning.
   */
  @Test
  void prose_usesNoReplacedWord() {
    var files = new ArrayList<Path>();
    for (var kind : List.of(".java", ".jsp", ".tag", ".js", ".css", ".sql", ".xml", ".properties"))
      files.addAll(files("src/main", kind));
    files.addAll(files("src/test", ".java"));
    files.addAll(files("src/site", ".md"));
    files.addAll(files("server-config", ""));
    files.addAll(files(".github", ".md"));
    files.add(Path.of("README.md"));
    files.removeIf(file -> file.endsWith("glossary.md") || file.endsWith("GlossaryTest.java"));

    assertThat(files).hasSizeGreaterThan(500);
    for (var file : files)
      assertThat(REPLACED_IN_PROSE.matcher(read(file)).results().map(MatchResult::group))
          .as(file.toString())
          .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wishId",
        "stock_held_pieces",
        "lookUpNow",
        "next_look_up_at",
        "ops.story.heading",
        "callOff",
        "RefundRefused",
        "GivenBack",
        "personOf",
        "SETTLED",
        "standInApi"
      })
  void replacedWord_isFound(String name) {
    assertThat(isReplaced(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lookup", "settlement", "unnoticed", "history", "personalData", "HISTORY"})
  void similarWord_isAllowed(String name) {
    assertThat(isReplaced(name)).isFalse();
  }

  private static boolean isReplaced(String name) {
    var words =
        name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
            .replaceAll("[_.]", " ")
            .toLowerCase(Locale.ROOT);
    return REPLACED.matcher(words).find();
  }
}
