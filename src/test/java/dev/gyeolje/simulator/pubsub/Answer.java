package dev.gyeolje.simulator.pubsub;

import java.time.Duration;
import java.util.Set;

/**
 * What came of one push.
 *
 * @param verdict what the service makes of it
 * @param words the same for the console: a status, or why there is none
 */
record Answer(Verdict verdict, String words) {

  enum Verdict {
    ACKED,
    NACKED,
    /** The endpoint never saw the message. */
    UNREACHABLE
  }

  /** The statuses that acknowledge, from Google's page on push subscriptions; not all of 2xx. */
  private static final Set<Integer> ACKNOWLEDGING = Set.of(102, 200, 201, 202, 204);

  static Answer status(int status) {
    return new Answer(
        ACKNOWLEDGING.contains(status) ? Verdict.ACKED : Verdict.NACKED, "HTTP " + status);
  }

  static Answer late(Duration deadline) {
    return new Answer(Verdict.NACKED, "no answer within " + deadline.toMillis() + " ms");
  }

  static Answer broken(Exception cause) {
    return new Answer(Verdict.NACKED, "line broke: " + cause.getClass().getSimpleName());
  }

  static Answer unreachable(Exception cause) {
    return new Answer(Verdict.UNREACHABLE, "not reached: " + cause.getClass().getSimpleName());
  }
}
