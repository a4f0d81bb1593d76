package dev.gyeolje.platform.metrics;

/** A part of the shop that has metrics. */
public interface Measured {

  /**
   * Declares the metrics. Called once, before the first request and the first job, so that every
   * counter starts at zero and its first increment is visible.
   */
  void declare(Metrics metrics);
}
