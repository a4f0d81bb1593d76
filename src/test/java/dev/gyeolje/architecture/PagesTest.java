package dev.gyeolje.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Reads every JSP page and tag as text and checks it against the rules for pages. */
class PagesTest {

  private static final Path WEBAPP = Path.of("src/main/webapp");

  /** Names that pages may read by property: beans of the frameworks, and map entries. */
  private static final Set<String> READ_BY_PROPERTY =
      Set.of("mvc", "entry", "place", "requestScope", "pageContext");

  private static final Pattern TAG = Pattern.compile("<t:([a-z-]+)");
  private static final Pattern METHOD = Pattern.compile("\\.(\\w+)\\(");

  @Test
  void pages_areFound() {
    assertThat(pages()).hasSizeGreaterThan(15);
    assertThat(pages()).anyMatch(page -> !page.expressions().isEmpty());
  }

  @Test
  void output_isEscaped() {
    assertThat(violations(PagesTest::unescaped)).isEmpty();
  }

  @Test
  void records_areReadByMethodCalls() {
    assertThat(violations(PagesTest::propertyAccess)).isEmpty();
  }

  /** A missing method causes an error only when the page is opened. */
  @Test
  void everyMethodCalledByAPage_exists() {
    var known =
        Stream.concat(
                Ours.CLASSES.stream()
                    .flatMap(type -> type.getMethods().stream())
                    .map(method -> method.getName()),
                Stream.of(String.class, ZonedDateTime.class, Duration.class)
                    .flatMap(type -> Stream.of(type.getMethods()))
                    .map(method -> method.getName()))
            .collect(Collectors.toSet());
    var called =
        pages().stream()
            .flatMap(page -> page.expressions().stream())
            .flatMap(expression -> METHOD.matcher(expression).results())
            .map(call -> call.group(1))
            .collect(Collectors.toSet());

    assertThat(called).hasSizeGreaterThan(50).isSubsetOf(known);
  }

  @Test
  void everyTagUsedByAPage_exists() {
    var used =
        pages().stream()
            .flatMap(page -> TAG.matcher(page.source()).results())
            .map(tag -> tag.group(1))
            .collect(Collectors.toSet());

    assertThat(used)
        .hasSizeGreaterThan(5)
        .allMatch(tag -> Files.exists(WEBAPP.resolve("WEB-INF/tags/" + tag + ".tag")));
  }

  @Test
  void pages_containNoLiteralText() {
    assertThat(violations(PagesTest::words)).isEmpty();
  }

  @Test
  void everyMessageKeyInAPage_exists() {
    assertThat(violations(PagesTest::missingTexts)).isEmpty();
  }

  @Test
  void everyMessage_isUsed() {
    String everything = String.join("\n", pages().stream().map(Page::source).toList());
    // Keys that Java code uses, or that a page builds from a prefix and a value.
    List<String> others =
        List.of(
            "order.name.",
            "order.state.",
            "order.late.",
            "order.refund.",
            "order.method.",
            "catalog.category.",
            "catalog.stock.",
            "money.won",
            "time.moment",
            "platform.error.",
            "checkout.error.",
            "payment.reason.",
            "contact.error.",
            "bank.",
            "ops.attempt.escrow.",
            "ops.attempt.transfer.",
            "cart.removed",
            "ops.invariant.",
            "ops.refund.error.",
            "ops.refund.status.",
            "ops.timeline.",
            "ops.error.",
            "ops.accounts.use.",
            "ops.action.",
            "ops.outcome.",
            "ops.goLive.",
            "ops.forecast.",
            "ops.decide.",
            "ops.chart.",
            "ops.product.error",
            "ops.product.field.",
            "ops.import.",
            "picture.error.",
            "ops.stock.kind.",
            "catalog.order.",
            "notification.",
            "mail.",
            "legal.",
            "account.");

    assertThat(korean().keySet())
        .filteredOn(key -> others.stream().noneMatch(key::startsWith))
        .allMatch(
            key -> everything.contains("\"" + key + "\"") || everything.contains("'" + key + "'"));
  }

  @Test
  void pages_containNoInlineScriptOrStyle() {
    assertThat(
            violations(
                page ->
                    matches(
                        page.source(),
                        "<script(?![^>]*\\ssrc=| type=\"application/ld\\+json\")|<style|\\sstyle=|\\son[a-z]+=|javascript:|<%[^@-]")))
        .isEmpty();
  }

  /** One JSP compiler drops such a space, as it drops space between directives. */
  @Test
  void pages_haveNoLoneSpaceBetweenActionAndElement() {
    assertThat(
            violations(
                page -> matches(page.source(), "</?\\w+:[^<>\\n]*> +<(?!/?\\w+:)(?!option|input)")))
        .isEmpty();
  }

  /** As above, between two actions that both write output. */
  @Test
  void pages_haveNoLoneSpaceBetweenActions() {
    assertThat(
            violations(
                page ->
                    matches(
                        page.source(),
                        "(<(c:out|t:[\\w-]+)\\b[^<>\\n]*/>|</t:[\\w-]+>)"
                            + " +<(c:out|t:[\\w-]+)\\b")))
        .isEmpty();
  }

  /** The server creates and injects a tag at each use; an expression costs nothing. */
  @Test
  void messages_areWrittenByExpressions() {
    assertThat(violations(page -> matches(page.source(), "<fmt:\\w+|jakarta.tags.fmt"))).isEmpty();
  }

  @Test
  void everyFileNamedByAPage_exists() {
    List<String> files =
        pages().stream()
            .flatMap(page -> matches(page.source(), "/static/[\\w/.-]+").stream())
            .distinct()
            .toList();

    assertThat(files).hasSizeGreaterThan(3).allMatch(file -> Files.exists(Path.of(WEBAPP + file)));
  }

  @Test
  void everyDemoProductPicture_exists() throws IOException {
    String products = Files.readString(Path.of("src/test/resources/demo/products.sql"));
    List<String> pictures = matches(products, "/static/images/[\\w/.-]+");

    assertThat(pictures).hasSizeGreaterThanOrEqualTo(14).doesNotHaveDuplicates();
    assertThat(pictures).allMatch(picture -> Files.exists(Path.of(WEBAPP + picture)));
  }

  /** Checks the rules themselves: each detects its violations and accepts valid pages. */
  @Nested
  class Rules {

    @Test
    void unescapedExpression_isFound() {
      assertThat(unescaped(page("<p>${name}</p>"))).containsExactly("${name}");
      assertThat(unescaped(page("<a href=\"${url}\">"))).containsExactly("${url}");
      assertThat(unescaped(page("<p>${fn:escapeXml(a)} ${b}</p>"))).containsExactly("${b}");
      assertThat(unescaped(page("<c:out value=\"${a}\" escapeXml=\"false\"/>"))).isNotEmpty();
    }

    @Test
    void escapedExpression_isAccepted() {
      assertThat(unescaped(page("<p><c:out value=\"${name}\"/></p>"))).isEmpty();
      assertThat(unescaped(page("<a href=\"${fn:escapeXml(url)}\">"))).isEmpty();
      assertThat(unescaped(page("<i class=\"${out ? 'a' : 'b'}\">"))).isEmpty();
      assertThat(unescaped(page("<p>${text.of('a.b', a.count())}</p>"))).isEmpty();
    }

    @Test
    void propertyAccess_isFound() {
      assertThat(propertyAccess(page("<c:out value=\"${order.name}\"/>"))).isNotEmpty();
      assertThat(propertyAccess(page("<c:out value=\"${order.total().won}\"/>"))).isNotEmpty();
      assertThat(propertyAccess(page("<c:out value=\"${order.total().won()}\"/>"))).isEmpty();
      assertThat(propertyAccess(page("<c:out value=\"${empty to ? 'a.b' : to}\"/>"))).isEmpty();
      assertThat(propertyAccess(page("<c:out value=\"${mvc.csrf.token}\"/>"))).isEmpty();
    }

    @Test
    void literalText_isFound() {
      assertThat(words(page("<p>Sold <b>out</b></p>"))).containsExactly("Sold", "out");
      assertThat(words(page("<p>품절</p>"))).containsExactly("품절");
      assertThat(words(page("<img alt=\"A shoe\">"))).containsExactly("A shoe");
      assertThat(words(page("<p class=\"a\">${text.of('a.b')} · </p>"))).isEmpty();
    }

    @Test
    void missingMessage_isFound() {
      assertThat(missingTexts(page("<p>${text.of('no.such.text')}</p>"))).isNotEmpty();
      assertThat(missingTexts(page("<t:page title=\"no.such.text\">"))).isNotEmpty();
      assertThat(missingTexts(page("<p>${text.of('no.such', 1)}</p>"))).isNotEmpty();
      assertThat(missingTexts(page("<p>${text.with('no.such', a)}</p>"))).isNotEmpty();
      assertThat(missingTexts(page("<p>${text.of('no.such.' += a)}</p>"))).isNotEmpty();
      assertThat(missingTexts(page("<p>${text.of('order.state.' += a)}</p>"))).isEmpty();
    }

    private Page page(String source) {
      return new Page("test.jsp", source);
    }
  }

  // the rules

  /**
   * Returns expressions in HTML text or attributes that neither escape their value nor choose
   * between two constants. Standard tags escape, except with {@code escapeXml="false"}. Values of
   * {@code text} need no escaping; structured data, the HTML of legal pages and the rendered HTML
   * of a common part are escaped already.
   */
  private static List<String> unescaped(Page page) {
    List<String> found = new ArrayList<>(matches(page.source(), "escapeXml=\"false\""));
    String template = page.source().replaceAll(ACTION, "");
    for (String expression : matches(template, EXPRESSION)) {
      if (!expression.matches(
          "\\$\\{(fn:escapeXml|text\\.\\w+)\\(.*\\)}|\\$\\{(?:shared\\.structuredData|page\\.html|part\\.html|part\\.keep)\\((?:rendered)?\\)}|\\$\\{[^?]+\\? '[\\w-]*' : '[\\w-]*'}")) {
        found.add(expression);
      }
    }
    return found;
  }

  private static List<String> propertyAccess(Page page) {
    List<String> found = new ArrayList<>();
    for (String expression : page.expressions()) {
      String names = expression.replaceAll("'[^']*'", "''");
      Matcher access = Pattern.compile("([\\w)\\]]+)\\.(\\w+)\\b(?!\\()").matcher(names);
      while (access.find()) {
        String root = names.substring(0, access.end()).replaceAll(".*?(\\w+)(\\.\\w+)*$", "$1");
        if (!READ_BY_PROPERTY.contains(root)) found.add(expression);
      }
    }
    return found;
  }

  private static List<String> words(Page page) {
    String template = page.source().replaceAll(ACTION, "").replaceAll(EXPRESSION, "");
    List<String> found = new ArrayList<>();
    for (MatchResult attribute :
        Pattern.compile("\\s(?:alt|title|placeholder|aria-label)=\"([^\"]*\\p{L}[^\"]*)\"")
            .matcher(template)
            .results()
            .toList()) {
      found.add(attribute.group(1));
    }
    String text = template.replaceAll("<[^>]*>", " ").replaceAll("&#?\\w+;", " ");
    found.addAll(matches(text, "\\p{L}+"));
    return found;
  }

  private static List<String> missingTexts(Page page) {
    List<String> keys = new ArrayList<>();
    for (MatchResult key :
        Pattern.compile("<t:(?:ops-)?page title=\"([^\"]*)\"")
            .matcher(page.source())
            .results()
            .toList()) {
      keys.add(key.group(1));
    }
    keys.addAll(
        matches(
            String.join(" ", page.expressions()),
            "(?<=')[a-z]+\\.[a-z]+\\.\\w+(?=')")); // a key chosen by an expression
    for (String key : matches(page.source(), "(?<=text\\.(of|with)\\(')[^']*(?=')"))
      keys.add(key.endsWith(".") ? key + "${}" : key);
    keys.removeIf(PagesTest::exists);
    return keys;
  }

  /**
   * Returns whether the key exists. For a key that is a constant prefix and an expression, some key
   * must start with the prefix.
   */
  private static boolean exists(String key) {
    int variable = key.indexOf("${");
    if (variable < 0) return korean().containsKey(key) && english().containsKey(key);
    String prefix = key.substring(0, variable);
    return korean().keySet().stream().anyMatch(there -> there.startsWith(prefix));
  }

  // reading

  private static final String EXPRESSION = "\\$\\{[^}]*}";

  /** A directive or a tag with a prefix; an expression in it may contain a {@code >}. */
  private static final String ACTION = "<%@.*?%>|</?\\w+:[\\w-]+(?:\"[^\"]*\"|[^\">])*>";

  private record Page(String name, String source) {

    List<String> expressions() {
      return matches(source, EXPRESSION);
    }
  }

  private static List<String> violations(Function<Page, List<String>> rule) {
    return pages().stream()
        .flatMap(page -> rule.apply(page).stream().map(found -> page.name() + ": " + found))
        .toList();
  }

  private static List<Page> pages() {
    try (Stream<Path> files = Files.walk(WEBAPP.resolve("WEB-INF"))) {
      return files
          .filter(file -> file.toString().matches(".*\\.(jsp|jspf|tag)"))
          .sorted()
          .map(file -> new Page(file.getFileName().toString(), withoutComments(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutComments(Path file) {
    try {
      return Files.readString(file).replaceAll("(?s)<%--.*?--%>", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> matches(String text, String regex) {
    return Pattern.compile(regex).matcher(text).results().map(MatchResult::group).toList();
  }

  private static ResourceBundle korean() {
    return ResourceBundle.getBundle("messages", Locale.KOREAN);
  }

  private static ResourceBundle english() {
    return ResourceBundle.getBundle("messages", Locale.ENGLISH);
  }
}
