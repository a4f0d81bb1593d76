package dev.gyeolje.simulator.toss;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every request the API has seen, oldest first. */
final class RequestLog {
  private final Map<Long, SeenRequest> requests = new LinkedHashMap<>();
  private long last;

  /** Returns the number by which {@link #ended} finds it again. */
  synchronized long arrived(SeenRequest request) {
    requests.put(++last, request);
    return last;
  }

  /** Does nothing if the log was cleared in between. */
  synchronized void ended(long number, String outcome) {
    requests.computeIfPresent(number, (n, request) -> request.ended(outcome));
  }

  synchronized List<SeenRequest> all() {
    return List.copyOf(requests.values());
  }

  List<SeenRequest> of(String orderId) {
    return all().stream().filter(request -> orderId.equals(request.orderId())).toList();
  }

  synchronized void clear() {
    requests.clear();
  }
}
