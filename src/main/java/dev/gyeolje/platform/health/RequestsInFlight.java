package dev.gyeolje.platform.health;

import java.util.concurrent.TimeUnit;

/** Counts accepted requests that are not answered yet, including asynchronous ones. */
public final class RequestsInFlight {

  private int count;
  private boolean closed;

  /**
   * Accepts a request; call {@link #leave} after each accepted one.
   *
   * @return false if the node is about to end and accepts none
   */
  public synchronized boolean enter() {
    if (closed) return false;
    count++;
    return true;
  }

  /** Records that a request has been answered. */
  public synchronized void leave() {
    count--;
    notifyAll();
  }

  /** Rejects all requests from now on. */
  synchronized void close() {
    closed = true;
  }

  /**
   * Waits until no request is left.
   *
   * @param deadline by {@link System#nanoTime}
   * @return number of requests that are left then
   */
  synchronized int awaitNone(long deadline) throws InterruptedException {
    for (long left = deadline - System.nanoTime();
        count > 0 && left > 0;
        left = deadline - System.nanoTime()) TimeUnit.NANOSECONDS.timedWait(this, left);
    return count;
  }
}
