package dev.gyeolje.platform.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Claims rows of a queue that several nodes process, skipping rows that another node has locked.
 */
public final class SkipLocked {

  private SkipLocked() {}

  /**
   * Locks the rows that {@code select} finds until the transaction ends, skipping rows that others
   * have locked.
   *
   * @param select a native query for ids, without its locking clause
   * @param parameters of the query, in order
   * @return the current rows, in no particular order
   */
  public static <T> List<T> claim(
      EntityManager em, Class<T> entity, String select, Object... parameters) {
    var query = em.createNativeQuery(select + " for update skip locked");
    for (int i = 0; i < parameters.length; i++)
      query.setParameter(
          i + 1, parameters[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : parameters[i]);
    List<?> ids = query.getResultList();
    if (ids.isEmpty()) return List.of();
    return em.createQuery(
            "select e from " + entity.getSimpleName() + " e where e.id in :ids", entity)
        .setParameter("ids", ids)
        .getResultList();
  }
}
