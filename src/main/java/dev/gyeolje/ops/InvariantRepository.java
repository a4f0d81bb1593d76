package dev.gyeolje.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

@ApplicationScoped
class InvariantRepository {

  @PersistenceContext EntityManager em;

  /** What breaks the invariant, at most ten rows. */
  List<String> violations(Invariant invariant) {
    List<?> rows = em.createNativeQuery(invariant.violations() + " limit 10").getResultList();
    return rows.stream().map(Object::toString).toList();
  }
}
