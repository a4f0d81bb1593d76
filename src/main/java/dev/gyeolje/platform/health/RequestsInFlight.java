package dev.gyeolje.platform.health;

import java.util.concurrent.TimeUnit;

/** The requests that this node has taken and not answered yet, asynchronous ones included. */
public final class RequestsInFlight {

  private int count;
  private boolean closed;

  /**
   * Takes a request; each one taken must {@link #leave}.
   *
   * @return false if the node is about to end and takes none
   */
  public synchronized boolean enter() {
    if (closed) return false;
    count++;
    return true;
  }

  /** A request has been answered. */
  public synchronized void leave() {
    count--;
    notifyAll();
  }

  /** Takes no more from now on. */
  synchronized void close() {
    closed = true;
  }

  /**
   * Waits until none is left.
   *
   * @param deadline by {@link System#nanoTime}
   * @return how many are left then
   */
  synchronized int awaitNone(long deadline) throws InterruptedException {
    for (long left = deadline - System.nanoTime();
        count > 0 && left > 0;
        left = deadline - System.nanoTime()) TimeUnit.NANOSECONDS.timedWait(this, left);
    return count;
  }
}
