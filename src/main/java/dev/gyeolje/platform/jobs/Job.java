package dev.gyeolje.platform.jobs;

import java.time.Duration;

/** Repeated background work on every node. */
public interface Job {

  /**
   * Processes what is due now, at most one batch. Any number of nodes may run it at the same time.
   *
   * @return number of processed items; 0 means that nothing was due
   */
  int runOnce();

  /** The pause after a run that found nothing to do. */
  Duration pause();
}
