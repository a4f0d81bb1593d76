package dev.gyeolje.messaging;

import dev.gyeolje.platform.persistence.LockRepository;
import dev.gyeolje.platform.persistence.LockRepository.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

@ApplicationScoped
class DeadLetterRepository {

  @PersistenceContext EntityManager em;
  @Inject LockRepository locks;

  /**
   * The same letter delivered twice is one letter; the lock makes two at once into one after the
   * other.
   */
  boolean isNew(DeadLetter letter) {
    locks.lock(Kind.DEAD_LETTER, letter.subscription() + " " + letter.messageId());
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

  long count() {
    return em.createQuery("select count(d) from DeadLetter d", Long.class).getSingleResult();
  }
}
