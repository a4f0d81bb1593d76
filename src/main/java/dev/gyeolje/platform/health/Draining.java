package dev.gyeolje.platform.health;

import dev.gyeolje.platform.config.StartUp;
import dev.gyeolje.platform.log.Log;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.File;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * Whether this node is about to end: it asks for no new customers and begins no new background
 * work, and goes on with what it has. Told by a file or by SIGTERM and not by an address, so that
 * nobody from outside can do it.
 *
 * <p>After SIGTERM the node takes requests a little longer, until whoever sends them has seen that
 * it is not ready. Then it rejects what is new, waits for what it has begun, and lets the server
 * end.
 */
@ApplicationScoped
public class Draining {

  private static final Log LOG = Log.of(Draining.class);

  /** From SIGTERM until the server ends, at most. Kubernetes kills after 30 s. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Inject DrainSettings settings;

  private final RequestsInFlight requests = new RequestsInFlight();
  private final AtomicBoolean before = new AtomicBoolean();
  private volatile boolean terminating;
  private @Nullable TerminationSignal signal;

  void start(@Observes @Priority(StartUp.JOBS) @Initialized(ApplicationScoped.class) Object start) {
    // read here: the signal's thread is none of the server's, and beans are not for it
    var grace = settings.gracePeriod();
    try {
      signal = new TerminationSignal(() -> drain(grace));
    } catch (IllegalArgumentException leftToOthers) {
      LOG.log(Level.WARNING, "this JVM hears no SIGTERM: it cuts the requests it is answering");
    }
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
    if (signal != null) signal.close();
  }

  /** Looks at the file. */
  public boolean begun() {
    boolean begun = terminating || settings.file().filter(File::exists).isPresent();
    if (before.getAndSet(begun) != begun)
      LOG.log(
          Level.INFO,
          begun
              ? "draining: no new requests, no new background work"
              : "no longer draining: requests and background work are welcome");
    return begun;
  }

  /** The requests that are waited for. */
  public RequestsInFlight requests() {
    return requests;
  }

  private void drain(Duration grace) {
    long begun = System.nanoTime();
    terminating = true;
    LOG.log(
        Level.INFO, "SIGTERM: not ready any more, requests are taken for {0} s", grace.toSeconds());
    try {
      TimeUnit.NANOSECONDS.sleep(grace.toNanos());
      requests.close();
      int left = requests.awaitNone(begun + LIMIT.toNanos());
      if (left > 0) LOG.log(Level.WARNING, "{0} requests take longer and are cut", left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
