package dev.gyeolje.payment;

import dev.gyeolje.platform.seal.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds and re-encrypts values of encrypted columns, whatever they mean. */
@ApplicationScoped
class SealedColumnRepository {

  /** Encrypted columns of each table. A row without {@code account_number} has none of them. */
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "payments", List.of("account_number", "account_holder", "refund_number", "refund_holder"),
          "refunds", List.of("account_number", "account_holder"));

  @PersistenceContext EntityManager em;
  @Inject Seal seal;

  /** A value in clear text, or encrypted with an older key. */
  record Stale(String table, String column, UUID row, String stored) {

    String qualifiedName() {
      return table + "." + column;
    }
  }

  /** Values to encrypt again, at most {@code limit} per column; omits those with an unknown key. */
  List<Stale> stale(int limit) {
    return COLUMNS.entrySet().stream()
        .flatMap(
            table ->
                table.getValue().stream().flatMap(c -> stale(table.getKey(), c, limit).stream()))
        .toList();
  }

  private List<Stale> stale(String table, String column, int limit) {
    var older = seal.olderMarks();
    var sql =
        new StringBuilder("select id, ")
            .append(column)
            .append(" from ")
            .append(table)
            .append(" where account_number is not null and (not starts_with(")
            .append(column)
            .append(", ?1)");
    for (int i = 0; i < older.size(); i++)
      sql.append(" or starts_with(").append(column).append(", ?").append(i + 3).append(")");
    var query =
        em.createNativeQuery(sql.append(") limit ?2").toString())
            .setParameter(1, seal.mark())
            .setParameter(2, limit);
    for (int i = 0; i < older.size(); i++) query.setParameter(i + 3, older.get(i));
    List<?> rows = query.getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Stale(table, column, (UUID) row[0], (String) row[1]))
        .toList();
  }

  /** Encrypts the value with the first key, unless it was changed meanwhile. */
  void sealAgain(Stale stale) {
    var text = seal.open(stale.stored(), stale.qualifiedName(), stale.row());
    em.createNativeQuery(
            "update %s set %s = ?1 where id = ?2 and %s = ?3"
                .formatted(stale.table(), stale.column(), stale.column()))
        .setParameter(1, seal.close(text, stale.qualifiedName(), stale.row()))
        .setParameter(2, stale.row())
        .setParameter(3, stale.stored())
        .executeUpdate();
  }
}
