package dev.gyeolje.simulator.toss;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records all requests to the API, oldest first. */
final class RequestLog {
  private final Map<Long, SeenRequest> requests = new LinkedHashMap<>();
  private long last;

  /** Records a request and returns its number for {@link #ended}. */
  synchronized long arrived(SeenRequest request) {
    requests.put(++last, request);
    return last;
  }

  /** Records the outcome of a request; does nothing if the log was cleared in the meantime. */
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
