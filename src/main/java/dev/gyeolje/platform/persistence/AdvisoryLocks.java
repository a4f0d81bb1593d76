package dev.gyeolje.platform.persistence;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Lets one transaction at a time see to a name that may have no row yet. */
@ApplicationScoped
@Transactional(MANDATORY)
public class AdvisoryLocks {

  /** What the name is a name of; equal names of different kinds do not wait for each other. */
  public enum Kind {
    /** An operator at a sign-in provider. */
    SUBJECT,
    /** A dead letter of a subscription. */
    DEAD_LETTER,
    /** A device's address at FCM. */
    DEVICE,
    /** A webhook of Toss. */
    WEBHOOK,
    /** A form of the operators' desk, and what it is done to. */
    OPS_ACTION
  }

  @PersistenceContext EntityManager em;

  /** Waits until no other transaction has the name, and keeps it until this one ends. */
  public void lock(Kind kind, String name) {
    em.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, ?2)) is null")
        .setParameter(1, name)
        .setParameter(2, (long) kind.ordinal())
        .getSingleResult();
  }
}
