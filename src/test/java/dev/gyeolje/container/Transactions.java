package dev.gyeolje.container;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.concurrent.Callable;

/**
 * Runs a test's code in a transaction. Uses the annotation instead of {@code UserTransaction},
 * because Payara 6 sometimes rejects that ("Operation not allowed") on a thread that has called a
 * transactional bean at the same moment as another thread.
 */
@ApplicationScoped
@Transactional(rollbackOn = Throwable.class)
public class Transactions {

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transaction;

  /** Runs {@code work}, commits and returns the result; rolls back if it throws. */
  public <T> T committed(Callable<T> work) throws Exception {
    return work.call();
  }

  /** Runs {@code work} and rolls it back. */
  public void rolledBack(Runnable work) {
    work.run();
    transaction.setRollbackOnly();
  }
}
