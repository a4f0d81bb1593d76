package dev.gyeolje.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Checks pages against axe-core's rules for WCAG 2.2 AA and its best practices. */
public final class Axe {

  private static final String SCRIPT = script();

  /** Excludes the frames of Toss' widget. */
  private static final String RUN =
      """
      rules => axe.run({ exclude: ['iframe'] }, { runOnly: rules, resultTypes: ['violations'] })
        .then(found => found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')))""";

  private static final List<String> ALL =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** The rules of {@link #ALL} that depend on colors. */
  private static final List<String> COLORS = List.of("color-contrast", "link-in-text-block");

  private Axe() {}

  /**
   * Returns the violations on the current page on this {@code screen}: of all rules in light mode,
   * and of those for colors in dark mode, which changes nothing else.
   */
  public static List<String> violations(Page page, ViewportSize screen) {
    var before = page.viewportSize();
    page.setViewportSize(screen.width, screen.height);
    page.evaluate(SCRIPT);
    var found = new ArrayList<String>();
    found.addAll(violations(page, ColorScheme.LIGHT, ALL));
    found.addAll(violations(page, ColorScheme.DARK, COLORS));
    page.setViewportSize(before.width, before.height);
    return found;
  }

  private static List<String> violations(Page page, ColorScheme scheme, List<String> rules) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    return ((List<?>) page.evaluate(RUN, rules))
        .stream()
            .map(v -> page.url() + " " + scheme + " " + page.viewportSize().width + ": " + v)
            .toList();
  }

  private static String script() {
    try (var script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
