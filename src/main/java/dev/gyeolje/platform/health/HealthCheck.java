package dev.gyeolje.platform.health;

/** One thing that {@code /internal/ready} tells of. */
public interface HealthCheck {

  /** How it is. */
  enum State {
    /** As it should be. */
    UP,
    /** An operator must look; the node takes customers all the same. */
    DEGRADED,
    /** The node cannot take customers. */
    DOWN
  }

  /** What is checked, in one word. */
  String name();

  /** Looks, within a few seconds. Whatever it throws counts as {@link State#DOWN}. */
  State state() throws Exception;
}
