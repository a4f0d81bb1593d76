package dev.gyeolje.ops;

import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.ops.StockView.Movement;
import dev.gyeolje.platform.persistence.Row;
import dev.gyeolje.platform.text.TextSanitizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the stock of products and its movements. */
@ApplicationScoped
class StockListRepository {

  private static final String SELECT =
      "select cast(id as text), name_ko, name_en, stock, held from products ";

  @PersistenceContext EntityManager em;

  /**
   * Returns the products whose name contains {@code words}, in the order of the shop's list.
   *
   * @param after the last product of the previous page; null for the first page
   */
  List<StockView> find(String words, @Nullable ProductId after, int limit) {
    var query =
        em.createNativeQuery(
            SELECT
                + "where strpos(search_text, lower(?1)) > 0"
                + (after == null
                    ? ""
                    : " and (position, id) > (select position, id from products where id = ?3)")
                + " order by position, id limit ?2");
    query.setParameter(1, TextSanitizer.searched(words)).setParameter(2, limit);
    if (after != null) query.setParameter(3, after.value());
    return views(query);
  }

  Optional<StockView> find(ProductId product) {
    return views(em.createNativeQuery(SELECT + "where id = ?1").setParameter(1, product.value()))
        .stream()
        .findFirst();
  }

  private static List<StockView> views(Query query) {
    return Row.of(query).stream()
        .map(
            row ->
                new StockView(row.text(0), row.text(1), row.text(2), row.number(3), row.number(4)))
        .toList();
  }

  /** Returns the movements with an id below {@code before}, newest first. */
  List<Movement> movements(ProductId product, long before, int limit) {
    return Row.of(
            em.createNativeQuery(
                    "select m.id, "
                        + Row.millis("at")
                        + ", kind, quantity, cast(order_id as text), "
                        + "coalesce(u.email, actor), reason"
                        + " from stock_movements m left join users u on u.id = m.operator_id"
                        + " where product_id = ?1 and m.id < ?2 order by m.id desc limit ?3")
                .setParameter(1, product.value())
                .setParameter(2, before)
                .setParameter(3, limit))
        .stream()
        .map(
            row ->
                new Movement(
                    row.number(0),
                    row.moment(1),
                    row.text(2),
                    row.number(3),
                    row.text(4),
                    row.text(5),
                    row.text(6)))
        .toList();
  }
}
