package dev.gyeolje.payment.toss;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;

/** Keeps what was asked of Toss. */
@ApplicationScoped
@Transactional
class TossApiCallService {

  @Inject TossApiCallRepository exchanges;

  void keep(List<TossApiCall> batch) {
    // in one order, so that two nodes that count the
    // same rows never wait for each other in a circle
    batch.stream()
        .sorted(
            Comparator.comparing(TossApiCall::order)
                .thenComparing(TossApiCall::operation)
                .thenComparing(TossApiCall::result)
                .thenComparing(TossApiCall::at))
        .forEach(exchanges::add);
  }
}
