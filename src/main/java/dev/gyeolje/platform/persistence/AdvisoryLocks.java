package dev.gyeolje.platform.persistence;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Transaction-scoped advisory locks on a key, for rows that may not exist yet. */
@ApplicationScoped
@Transactional(MANDATORY)
public class AdvisoryLocks {

  /** Kind of key; equal keys of different kinds do not block each other. */
  public enum Kind {
    /** A user at a sign-in provider. */
    SUBJECT,
    /** A dead letter of a subscription. */
    DEAD_LETTER,
    /** A customer's devices, or the push target of one. */
    DEVICE,
    /** A webhook of Toss. */
    WEBHOOK,
    /** A submitted form of an operator, by its idempotency key, with or without its subject. */
    OPS_ACTION
  }

  @PersistenceContext EntityManager em;

  /** Waits until no other transaction holds the key, and holds it until this transaction ends. */
  public void lock(Kind kind, String name) {
    em.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, ?2)) is null")
        .setParameter(1, name)
        .setParameter(2, (long) kind.ordinal())
        .getSingleResult();
  }
}
