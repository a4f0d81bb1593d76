package dev.gyeolje.simulator.toss;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The armed faults, in the order they were armed. */
final class ArmedFaults {
  private final List<Armed> armed = new ArrayList<>();
  private Function<Call, Optional<Fault>> mood = call -> Optional.empty();

  /**
   * @param orderId the only order that the fault applies to, or null for any
   */
  record Armed(Fault fault, Call call, int times, String orderId) {
    boolean strikes(Call call, String orderId) {
      return this.call == call && (this.orderId == null || this.orderId.equals(orderId));
    }

    Armed onceLess() {
      return new Armed(fault, call, times - 1, orderId);
    }
  }

  synchronized void arm(Armed fault) {
    if (fault.times() < 1) throw new IllegalArgumentException("a fault strikes at least once");
    armed.add(fault);
  }

  /**
   * Returns the first armed fault that applies to this request, and counts one use of it. Without
   * one, the default behaviour decides.
   */
  synchronized Optional<Fault> take(Call call, String orderId) {
    for (int i = 0; i < armed.size(); i++) {
      Armed next = armed.get(i);
      if (!next.strikes(call, orderId)) continue;
      if (next.times() == 1) armed.remove(i);
      else armed.set(i, next.onceLess());
      return Optional.of(next.fault());
    }
    return mood.apply(call);
  }

  /** Disarms the faults for this order. */
  synchronized void disarm(String orderId) {
    armed.removeIf(fault -> orderId.equals(fault.orderId()));
  }

  /** Sets the default behaviour: the fault, if any, of requests that no armed fault applies to. */
  synchronized void mood(Function<Call, Optional<Fault>> mood) {
    this.mood = mood;
  }

  synchronized List<Armed> all() {
    return List.copyOf(armed);
  }

  synchronized void clear() {
    armed.clear();
    mood = call -> Optional.empty();
  }
}
