package dev.gyeolje.platform.health;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Handles SIGTERM, on which the JVM would begin to end at once. A shutdown hook cannot delay that:
 * all hooks run concurrently, including the server's own. Only {@code sun.misc} can run code before
 * them, and every JDK has it (JEP 260, module {@code jdk.unsupported}).
 */
final class TerminationSignal implements AutoCloseable {

  private static final Signal TERM = new Signal("TERM");

  private final Runnable first;
  private final AtomicBoolean received = new AtomicBoolean();
  private final SignalHandler before;

  /**
   * Delays the end of the JVM after SIGTERM until {@code first} has run, once, on its own thread.
   *
   * @throws IllegalArgumentException if the JVM does not handle signals ({@code -Xrs})
   */
  TerminationSignal(Runnable first) {
    this.first = first;
    this.before = Signal.handle(TERM, this::received);
  }

  private void received(Signal signal) {
    if (received.getAndSet(true)) return;
    try {
      first.run();
    } finally {
      before.handle(signal);
    }
  }

  /** Restores the previous handler: the JVM ends at once again. */
  @Override
  public void close() {
    Signal.handle(TERM, before);
  }
}
