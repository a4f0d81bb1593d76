package dev.gyeolje.payment.toss;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Stores calls of Toss' API. */
@ApplicationScoped
@Transactional
class TossApiCallService {

  @Inject TossApiCallRepository calls;

  void keep(List<TossApiCall> batch) {
    calls.add(batch);
  }
}
