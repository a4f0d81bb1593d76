package dev.gyeolje.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ViewportSize;
import dev.gyeolje.support.SharedShop;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Provides a test class with an installed Chrome or Chromium, and each test with any number of
 * visitors. If no browser is installed, the class is skipped, or fails if {@code browser.required}
 * is set. A failed test saves its visitors' last pages in {@code target/screenshots}.
 */
public final class Browsers
    implements ExecutionCondition, BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private static final List<String> COMPLETE =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

  /**
   * Chromium's program without windows, notifications and extensions, if it is installed: it has
   * the same engine and needs 0.6 of the processor time.
   */
  private static final List<String> LIGHTEST =
      Stream.concat(Stream.of("chromium-headless-shell"), COMPLETE.stream()).toList();

  /** Without a sandbox, because the sandbox does not run as root. */
  private static final List<String> ARGUMENTS =
      List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking");

  public static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
          + " Version/18.0 Mobile/15E148 Safari/604.1";

  /** Screens in CSS pixels. */
  public static final ViewportSize PHONE = new ViewportSize(390, 844);

  public static final ViewportSize DESKTOP = new ViewportSize(1200, 900);

  private final List<String> names;
  private final List<Visitor> visitors = new ArrayList<>();
  private Playwright playwright;
  private Browser browser;

  /** Uses the lightest installed browser that has the pages' engine. */
  public Browsers() {
    this(LIGHTEST);
  }

  private Browsers(List<String> names) {
    this.names = names;
  }

  /** Returns browsers as people use them, with notifications. */
  public static Browsers complete() {
    return new Browsers(COMPLETE);
  }

  /** Returns a visitor with an empty browser profile, a wide window and Korean as the language. */
  public Visitor visitor() {
    return visitor(desktop());
  }

  /** Returns a visitor with an empty browser profile and these {@code options}. */
  public Visitor visitor(Browser.NewContextOptions options) {
    return visitor(options, SharedShop.get().origin());
  }

  /** Returns such a visitor of another shop. */
  public Visitor visitor(Browser.NewContextOptions options, URI shop) {
    var visitor = new Visitor(browser.newContext(options), shop);
    visitors.add(visitor);
    return visitor;
  }

  /** Returns the options of a wide window with Korean as its language. */
  public static Browser.NewContextOptions desktop() {
    return new Browser.NewContextOptions()
        .setLocale("ko-KR")
        .setViewportSize(DESKTOP.width, DESKTOP.height);
  }

  /** Returns the options of a phone with Korean as its language. */
  public static Browser.NewContextOptions phone() {
    return new Browser.NewContextOptions()
        .setLocale("ko-KR")
        .setViewportSize(PHONE.width, PHONE.height)
        .setDeviceScaleFactor(2)
        .setIsMobile(true)
        .setHasTouch(true)
        .setUserAgent(IPHONE);
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return installed().isPresent() || Boolean.getBoolean("browser.required")
        ? ConditionEvaluationResult.enabled("a browser is installed or required")
        : ConditionEvaluationResult.disabled("None of " + names + " is on the PATH.");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    var program =
        installed()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "A browser is required and none of " + names + " is installed."));
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(program).setArgs(ARGUMENTS));
  }

  private Optional<Path> installed() {
    var places = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    return names.stream()
        .flatMap(name -> Stream.of(places).map(place -> Path.of(place, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    try {
      if (test.getExecutionException().isPresent()) saveScreenshots(test);
      else
        assertThat(visitors.stream().flatMap(visitor -> visitor.unexpectedErrors().stream()))
            .as("console errors in the browser")
            .isEmpty();
    } finally {
      visitors.forEach(Visitor::close);
      visitors.clear();
    }
  }

  private void saveScreenshots(ExtensionContext test) {
    var name =
        test.getRequiredTestClass().getSimpleName() + "." + test.getRequiredTestMethod().getName();
    for (int i = 0; i < visitors.size(); i++)
      visitors.get(i).screenshot(Path.of("target", "screenshots", name + "-" + (i + 1) + ".png"));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // closes the browser, too
    if (playwright != null) playwright.close();
  }
}
