package dev.gyeolje.simulator.pubsub;

import java.time.Duration;
import java.util.Set;

/**
 * The result of one push.
 *
 * @param verdict how the service treats the result
 * @param words text for the console: the HTTP status, or the reason why there is none
 */
record Answer(Verdict verdict, String words) {

  enum Verdict {
    ACKED,
    NACKED,
    /** The endpoint did not receive the message. */
    UNREACHABLE
  }

  /**
   * The HTTP statuses that acknowledge a message, from Google's page on push subscriptions. Not
   * every 2xx status does.
   */
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
