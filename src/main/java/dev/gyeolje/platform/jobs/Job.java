package dev.gyeolje.platform.jobs;

import java.time.Duration;

/** Work that is done again and again in the background, on every node. */
public interface Job {

  /**
   * Does what is due now, at most one batch of it. Any number of nodes may run it at the same time.
   *
   * @return how many things were done; 0 means nothing was due
   */
  int runOnce();

  /** The pause between two runs that found nothing to do. */
  Duration pause();
}
