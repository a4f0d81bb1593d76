package dev.gyeolje.payment;

import dev.gyeolje.payment.SealedColumnRepository.Stale;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Encrypts stored values again with the first key, one per transaction, to keep locks short. */
@ApplicationScoped
@Transactional
class SealedColumnService {

  @Inject SealedColumnRepository columns;

  List<Stale> stale(int limit) {
    return columns.stale(limit);
  }

  /**
   * Encrypts a value again.
   *
   * @throws IllegalStateException if it cannot be decrypted; nothing has changed then
   */
  void sealAgain(Stale stale) {
    columns.sealAgain(stale);
  }
}
