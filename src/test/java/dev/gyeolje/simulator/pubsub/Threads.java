package dev.gyeolje.simulator.pubsub;

import java.util.concurrent.ThreadFactory;

/** Named threads that do not keep a process alive. */
final class Threads {

  private Threads() {}

  static ThreadFactory named(String role) {
    return work -> {
      Thread thread = new Thread(work, "pubsub-simulator-" + role);
      thread.setDaemon(true);
      return thread;
    };
  }
}
