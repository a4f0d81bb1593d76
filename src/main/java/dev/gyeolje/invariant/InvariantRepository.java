package dev.gyeolje.invariant;

import dev.gyeolje.platform.persistence.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;

@ApplicationScoped
class InvariantRepository {

  /** Maximum number of violations that are named; all are counted. */
  static final int NAMED = 10;

  @PersistenceContext EntityManager em;

  /** Checks the invariant for what happened since {@code since}. */
  InvariantCheck.Reading read(Invariant invariant, Instant since, Instant now) {
    var found = Row.of(query(found(invariant), invariant.violations(), since));
    var read = Row.of(query(counted(invariant), invariant.read(), since));
    return new InvariantCheck.Reading(
        now,
        read.get(0).number(0),
        found.isEmpty() ? 0 : found.get(0).number(1),
        found.stream().map(row -> row.text(0)).toList());
  }

  /** Selects the first violations, each with the total number of violations. */
  static String found(Invariant invariant) {
    return "select name, count(*) over () from (\n"
        + invariant.violations()
        + "\n) broken (name) limit "
        + NAMED;
  }

  /** Counts the rows that the invariant covers. */
  static String counted(Invariant invariant) {
    return "select count(*) from " + invariant.read();
  }

  private Query query(String sql, String part, Instant since) {
    var query = em.createNativeQuery(sql);
    return part.contains("?1") ? query.setParameter(1, since.atOffset(ZoneOffset.UTC)) : query;
  }
}
