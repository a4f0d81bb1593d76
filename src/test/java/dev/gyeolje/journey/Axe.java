package dev.gyeolje.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Checks pages against axe-core's rules for WCAG 2.2 AA and its best practices. */
final class Axe {

  private static final String SCRIPT = script();

  /** Excludes the frames of Toss' widget. */
  private static final String RUN =
      """
      () => axe.run({ exclude: ['iframe'] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',
          'wcag22aa', 'best-practice'], resultTypes: ['violations'] })
        .then(found => found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')))""";

  private static final int[][] SCREENS = {{390, 844}, {1200, 900}};

  private Axe() {}

  /**
   * Returns the violations on the current page, in phone and desktop size, in light and dark mode.
   */
  static List<String> violations(Page page) {
    page.evaluate(SCRIPT);
    var found = new ArrayList<String>();
    for (var screen : SCREENS)
      for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.setViewportSize(screen[0], screen[1]);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (var violation : (List<?>) page.evaluate(RUN))
          found.add(page.url() + " " + scheme + " " + screen[0] + ": " + violation);
      }
    return found;
  }

  private static String script() {
    try (var script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
