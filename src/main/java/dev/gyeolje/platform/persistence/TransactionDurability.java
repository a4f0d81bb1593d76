package dev.gyeolje.platform.persistence;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Controls how the current transaction commits. */
@ApplicationScoped
@Transactional(MANDATORY)
public class TransactionDurability {

  @PersistenceContext EntityManager em;

  /**
   * Lets the commit return before it is flushed to disk, which follows within a second. If
   * PostgreSQL crashes in that second, it may lose the whole transaction, never a part of it, and
   * no later transaction with a synchronous commit. Only for data that no payment depends on yet.
   */
  public void commitAsynchronously() {
    em.createNativeQuery("set local synchronous_commit = off").executeUpdate();
  }
}
