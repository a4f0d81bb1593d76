package dev.gyeolje.container;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.concurrent.Callable;

/**
 * Transactions around what a test does. By annotation and not by {@code UserTransaction}, which
 * Payara 6 now and then forbids a thread that has called a transactional bean at the same moment as
 * another thread ("Operation not allowed").
 */
@ApplicationScoped
@Transactional(rollbackOn = Throwable.class)
public class Transactions {

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transaction;

  /** What {@code work} gives; committed, or rolled back if it throws. */
  public <T> T committed(Callable<T> work) throws Exception {
    return work.call();
  }

  /** Rolls back what {@code work} does. */
  public void rolledBack(Runnable work) {
    work.run();
    transaction.setRollbackOnly();
  }
}
