package dev.gyeolje.platform.metrics;

/** A part of the shop that has something to measure. */
public interface Measured {

  /**
   * Says what; called once, before the first request and the first job, so that every count begins
   * at zero and its first step is seen.
   */
  void declare(Metrics metrics);
}
