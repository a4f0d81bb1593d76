package dev.gyeolje.payment;

import dev.gyeolje.payment.SealedColumnRepository.Stale;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Seals stored texts again with the first key, one per transaction, so that locks are short. */
@ApplicationScoped
@Transactional
class SealedColumnService {

  @Inject SealedColumnRepository columns;

  List<Stale> stale(int limit) {
    return columns.stale(limit);
  }

  /**
   * Seals a text again.
   *
   * @throws IllegalStateException if it does not open; nothing has changed then
   */
  void sealAgain(Stale stale) {
    columns.sealAgain(stale);
  }
}
