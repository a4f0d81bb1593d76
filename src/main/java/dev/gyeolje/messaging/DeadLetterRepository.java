package dev.gyeolje.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

@ApplicationScoped
class DeadLetterRepository {

  @PersistenceContext EntityManager em;

  /**
   * The same letter delivered twice is one letter; the lock makes two at once into one after the
   * other.
   */
  boolean isNew(DeadLetter letter) {
    em.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 1)) is null")
        .setParameter(1, letter.subscription() + " " + letter.messageId())
        .getSingleResult();
    return em.createQuery(
            "select d from DeadLetter d where d.subscription = :subscription"
                + " and d.messageId = :message",
            DeadLetter.class)
        .setParameter("subscription", letter.subscription())
        .setParameter("message", letter.messageId())
        .getResultList()
        .isEmpty();
  }

  void add(DeadLetter letter) {
    em.persist(letter);
  }

  List<DeadLetter> newest(int limit) {
    return em.createQuery("select d from DeadLetter d order by d.receivedAt desc", DeadLetter.class)
        .setMaxResults(limit)
        .getResultList();
  }
}
