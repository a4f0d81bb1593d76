package dev.gyeolje.ops;

import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.ops.StockView.Movement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;

/** What is on hand, and why. */
@ApplicationScoped
class StockListRepository {

  private static final String SELECT =
      "select cast(id as text), name_ko, name_en, stock, held from products ";

  @PersistenceContext EntityManager em;

  /** Every product whose name holds {@code words}, as the shop lists them. */
  List<StockView> find(String words, int limit) {
    return views(
        em.createNativeQuery(
                SELECT
                    + "where strpos(lower(name_ko || ' ' || name_en), lower(?1)) > 0"
                    + " order by position, id limit ?2")
            .setParameter(1, words)
            .setParameter(2, limit));
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

  /** The newest changes. */
  List<Movement> movements(ProductId product, int limit) {
    return Row.of(
            em.createNativeQuery(
                    "select "
                        + Row.millis("at")
                        + ", kind, quantity, cast(order_id as text), "
                        + Row.operator("actor")
                        + ", reason from stock_movements where product_id = ?1"
                        + " order by id desc limit ?2")
                .setParameter(1, product.value())
                .setParameter(2, limit))
        .stream()
        .map(
            row ->
                new Movement(
                    row.moment(0),
                    row.text(1),
                    row.number(2),
                    row.text(3),
                    row.text(4),
                    row.text(5)))
        .toList();
  }
}
