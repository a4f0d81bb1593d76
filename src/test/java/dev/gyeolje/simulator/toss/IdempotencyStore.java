package dev.gyeolje.simulator.toss;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Stores responses under idempotency keys. The identity of a request does not include its body. */
final class IdempotencyStore {
  private static final Duration VALID = Duration.ofDays(15);
  private static final int LONGEST = 300;

  private final Map<Identity, Kept> kept = new HashMap<>();
  private final Clock clock;

  IdempotencyStore(Clock clock) {
    this.clock = clock;
  }

  record Identity(String key, Merchant merchant, String method, String path) {}

  /** A stored response; {@code answer} is null while the first request is still running. */
  private record Kept(Answer answer, Instant since) {}

  /**
   * Runs {@code work} for the first request and returns the stored response for later ones.
   *
   * @throws Rejection if the key is too long, or if its first request is still running
   */
  Answer once(Identity identity, Supplier<Answer> work) {
    if (identity.key() == null) return work.get();
    if (identity.key().length() > LONGEST) throw new Rejection("INVALID_IDEMPOTENCY_KEY");
    Answer earlier = begin(identity);
    if (earlier != null) return earlier;
    Answer answer = null;
    try {
      answer = work.get();
      return answer;
    } finally {
      end(identity, answer);
    }
  }

  /** Returns the stored response, or null if the caller is the first and must do the work. */
  private synchronized Answer begin(Identity identity) {
    Kept earlier = kept.get(identity);
    if (earlier == null || clock.instant().isAfter(earlier.since().plus(VALID))) {
      kept.put(identity, new Kept(null, clock.instant()));
      return null;
    }
    if (earlier.answer() == null) throw new Rejection("IDEMPOTENT_REQUEST_PROCESSING");
    return earlier.answer();
  }

  private synchronized void end(Identity identity, Answer answer) {
    if (answer == null || !isFinal(answer)) kept.remove(identity);
    else kept.computeIfPresent(identity, (i, running) -> new Kept(answer, running.since()));
  }

  /** Rejections are stored like successes; temporary failures are not. */
  private static boolean isFinal(Answer answer) {
    return answer.status() < 500 && answer.status() != 409 && answer.status() != 429;
  }

  synchronized void forget(Identity identity) {
    kept.remove(identity);
  }

  synchronized void clear() {
    kept.clear();
  }
}
