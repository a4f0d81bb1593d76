package dev.gyeolje.account;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * That the sign-in provider named the operators' group when a person signed in. It tells us nothing
 * when they leave the group, so it is believed for a shift only.
 *
 * @param group the provider's name of it
 * @param since when they signed in
 */
record Membership(String group, Instant since) implements Serializable {

  private static final Duration SHIFT = Duration.ofHours(12);

  boolean lapsed(Instant now) {
    return now.isAfter(since.plus(SHIFT));
  }
}
