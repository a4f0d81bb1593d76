package dev.gyeolje.support;

import dev.gyeolje.local.LocalShop;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Prints what the servers logged as errors during a test that failed: where the tests run, their
 * logs are often gone before anybody asks why. Registered for every test.
 */
public final class ErrorsOfFailedTest implements BeforeEachCallback, AfterEachCallback {

  private static final Namespace OURS = Namespace.create(ErrorsOfFailedTest.class);

  @Override
  public void beforeEach(ExtensionContext test) {
    var watches =
        LocalShop.logs().stream().filter(Files::exists).map(LogWatch::of).toArray(LogWatch[]::new);
    test.getStore(OURS).put(LogWatch.class, watches);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    if (test.getExecutionException().isEmpty()) return;
    var watches = test.getStore(OURS).get(LogWatch.class, LogWatch[].class);
    for (var watch : List.of(watches))
      watch
          .errors()
          .forEach(error -> System.err.println(test.getDisplayName() + ", server log: " + error));
  }
}
