package dev.gyeolje.support;

import dev.gyeolje.local.LocalShop;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Adds the errors that the servers logged during a failed test to its failure, because the log
 * files are often deleted before the failure is investigated. Registered for every test.
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
    var watches = test.getStore(OURS).get(LogWatch.class, LogWatch[].class);
    test.getExecutionException()
        .ifPresent(
            failure ->
                Stream.of(watches)
                    .flatMap(watch -> watch.errors().stream())
                    .forEach(error -> failure.addSuppressed(new ServerError(error))));
  }

  /** An error from a server's log. */
  private static final class ServerError extends Exception {
    private static final long serialVersionUID = 1;

    ServerError(String logged) {
      // a stack trace into this class would not help
      super(logged, null, false, false);
    }
  }
}
