package dev.gyeolje.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

@ApplicationScoped
class InvariantRepository {

  @PersistenceContext EntityManager em;

  /** What breaks the invariant among what happened since then, at most ten rows. */
  List<String> violations(Invariant invariant, Instant since) {
    var query = em.createNativeQuery(invariant.violations() + " limit 10");
    if (invariant.scoped()) query.setParameter(1, since.atOffset(ZoneOffset.UTC));
    List<?> rows = query.getResultList();
    return rows.stream().map(Object::toString).toList();
  }
}
