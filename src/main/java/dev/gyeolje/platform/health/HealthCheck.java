package dev.gyeolje.platform.health;

/** One thing that {@code /internal/ready} tells of. */
public interface HealthCheck {

  /** How it is. */
  enum State {
    /** As it should be. */
    UP,
    /** A person must look; the node takes shoppers all the same. */
    DEGRADED,
    /** The node cannot take shoppers. */
    DOWN
  }

  /** What is looked at, in one word. */
  String name();

  /** Looks, within a few seconds. Whatever it throws counts as {@link State#DOWN}. */
  State state() throws Exception;
}
