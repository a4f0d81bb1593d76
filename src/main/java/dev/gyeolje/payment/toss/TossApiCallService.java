package dev.gyeolje.payment.toss;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Keeps what was asked of Toss. */
@ApplicationScoped
@Transactional
class TossApiCallService {

  @Inject TossApiCallRepository calls;

  void keep(List<TossApiCall> batch) {
    calls.add(batch);
  }
}
