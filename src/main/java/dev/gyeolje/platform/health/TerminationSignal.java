package dev.gyeolje.platform.health;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * SIGTERM, on which the JVM would begin to end at once. A shutdown hook cannot delay that: all
 * hooks run at the same time, the server's own among them. {@code sun.misc} is the one way to be
 * asked first, and every JDK has it (JEP 260, module {@code jdk.unsupported}).
 */
final class TerminationSignal implements AutoCloseable {

  private static final Signal TERM = new Signal("TERM");

  private final Runnable first;
  private final AtomicBoolean received = new AtomicBoolean();
  private final SignalHandler before;

  /**
   * From now on the JVM ends only after {@code first}, which runs on a thread of its own, once.
   *
   * @throws IllegalArgumentException if the JVM leaves signals alone ({@code -Xrs})
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

  /** The JVM ends at once again. */
  @Override
  public void close() {
    Signal.handle(TERM, before);
  }
}
