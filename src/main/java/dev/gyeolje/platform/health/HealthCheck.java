package dev.gyeolje.platform.health;

/** One check of {@code /internal/ready}. */
public interface HealthCheck {

  /** Result of a check. */
  enum State {
    /** Healthy. */
    UP,
    /** An operator must investigate; the node still serves customers. */
    DEGRADED,
    /** The node cannot serve customers. */
    DOWN
  }

  /** Name of the check, in one word. */
  String name();

  /** Runs the check, within a few seconds. An exception counts as {@link State#DOWN}. */
  State state() throws Exception;
}
