package dev.gyeolje.platform.persistence;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** How the present transaction ends. */
@ApplicationScoped
@Transactional(MANDATORY)
public class TransactionDurability {

  @PersistenceContext EntityManager em;

  /**
   * Lets the transaction end before it is on the disk, where it is within a second. A database that
   * crashes in that second forgets the whole transaction, never a part of it, and nothing that
   * committed after it in the usual way. Only for what nobody pays for yet.
   */
  public void commitAsynchronously() {
    em.createNativeQuery("set local synchronous_commit = off").executeUpdate();
  }
}
