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
 * Whether this node is about to end. A draining node reports that it is not ready and starts no
 * background work, but finishes what it has begun. A file or SIGTERM starts it, not an HTTP
 * request, so that outsiders cannot do it.
 *
 * <p>After SIGTERM the node accepts requests a little longer, until the load balancer has seen that
 * it is not ready. Then it rejects new requests, waits for pending ones, and lets the server end.
 */
@ApplicationScoped
public class Draining {

  private static final Log LOG = Log.of(Draining.class);

  /** Maximum time from SIGTERM until the server ends. Kubernetes kills the process after 30 s. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Inject DrainSettings settings;

  private final RequestsInFlight requests = new RequestsInFlight();
  private final AtomicBoolean before = new AtomicBoolean();
  private volatile boolean terminating;
  private @Nullable TerminationSignal signal;

  void start(@Observes @Priority(StartUp.JOBS) @Initialized(ApplicationScoped.class) Object start) {
    // read here: the signal's thread is not the server's, and beans are unavailable on it
    var grace = settings.gracePeriod();
    try {
      signal = new TerminationSignal(() -> drain(grace));
    } catch (IllegalArgumentException leftToOthers) {
      LOG.log(
          Level.WARNING, "this JVM cannot handle SIGTERM: a stop aborts the requests in progress");
    }
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
    if (signal != null) signal.close();
  }

  /** Whether the node drains; checks the file on each call. */
  public boolean begun() {
    boolean begun = terminating || settings.file().filter(File::exists).isPresent();
    if (before.getAndSet(begun) != begun)
      LOG.log(
          Level.INFO,
          begun
              ? "draining: no new requests, no new background work"
              : "no longer draining: accepts requests and background work");
    return begun;
  }

  /** The requests that the node waits for. */
  public RequestsInFlight requests() {
    return requests;
  }

  private void drain(Duration grace) {
    long begun = System.nanoTime();
    terminating = true;
    LOG.log(
        Level.INFO,
        "SIGTERM: no longer ready, accepts requests for another {0} s",
        grace.toSeconds());
    try {
      TimeUnit.NANOSECONDS.sleep(grace.toNanos());
      requests.close();
      int left = requests.awaitNone(begun + LIMIT.toNanos());
      if (left > 0) LOG.log(Level.WARNING, "{0} requests take longer and are aborted", left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
