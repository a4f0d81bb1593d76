package dev.gyeolje.payment.toss;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;

/** Keeps what was asked of Toss. */
@ApplicationScoped
@Transactional
class TossExchangeService {

  @Inject TossExchangeRepository exchanges;

  void keep(List<TossExchange> batch) {
    // in one order, so that two nodes that count the same rows never wait for each other in a
    // circle
    batch.stream()
        .sorted(
            Comparator.comparing(TossExchange::order)
                .thenComparing(TossExchange::question)
                .thenComparing(TossExchange::answer)
                .thenComparing(TossExchange::at))
        .forEach(exchanges::add);
  }
}
