package dev.gyeolje.catalog;

import dev.gyeolje.platform.persistence.Row;
import dev.gyeolje.platform.text.TextSanitizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ProductRepository {

  /** Condition for products that customers can see. */
  private static final String VISIBLE =
      "p.hidden = false and (p.visibleFrom is null or p.visibleFrom <= :now)"
          + " and (p.visibleUntil is null or p.visibleUntil > :now)";

  @PersistenceContext EntityManager em;

  Optional<Product> find(ProductId id) {
    return Optional.ofNullable(em.find(Product.class, id.value()));
  }

  List<Product> findAll(Collection<ProductId> ids) {
    if (ids.isEmpty()) return List.of();
    return em.createQuery("select p from Product p where p.id in :ids", Product.class)
        .setParameter("ids", ids.stream().map(ProductId::value).toList())
        .getResultList();
  }

  /**
   * Returns products of the filter's page, at most {@code limit}.
   *
   * @param now restricts the result to products that customers see at this time; null for all
   */
  List<Product> search(ProductFilter filter, @Nullable Instant now, int limit) {
    var category = filter.category();
    var words = filter.words();
    var query =
        em.createQuery(
            "select p from Product p where "
                + (now == null ? "1 = 1" : VISIBLE)
                + (category.isEmpty() ? "" : " and p.category = :category")
                + (words.isEmpty() ? "" : " and locate(lower(:words), p.searchText) > 0")
                + " order by "
                + filter.order().clause()
                + ", p.id",
            Product.class);
    if (now != null) query.setParameter("now", now);
    if (!category.isEmpty()) query.setParameter("category", category);
    if (!words.isEmpty()) query.setParameter("words", TextSanitizer.searched(words));
    return query.setFirstResult(filter.before()).setMaxResults(limit).getResultList();
  }

  /**
   * Returns the categories of the products that customers see at {@code now}, in the shop's order.
   */
  List<String> categories(Instant now) {
    return em.createQuery(
            "select p.category from Product p where "
                + VISIBLE
                + " group by p.category order by min(p.position)",
            String.class)
        .setParameter("now", now)
        .getResultList();
  }

  /** Returns all categories that products have, in alphabetical order. */
  List<String> allCategories() {
    return em.createQuery(
            "select distinct p.category from Product p order by p.category", String.class)
        .getResultList();
  }

  /** Returns all products, in the shop's order. */
  List<Product> all() {
    return em.createQuery("select p from Product p order by p.position, p.id", Product.class)
        .getResultList();
  }

  void add(Product product) {
    em.persist(product);
  }

  /**
   * Writes pending changes now.
   *
   * @throws ProductChangedException if another transaction has changed the product
   */
  void flush() {
    try {
      em.flush();
    } catch (OptimisticLockException e) {
      throw new ProductChangedException(e);
    }
  }

  /** Returns the prices of the product, newest first. */
  List<PriceView> prices(ProductId id) {
    return Row.of(
            em.createNativeQuery(
                    "select price, "
                        + Row.millis("at")
                        + " from product_prices where product_id = ?1 order by id desc")
                .setParameter(1, id.value()))
        .stream()
        .map(row -> new PriceView(row.money(0), row.moment(1)))
        .toList();
  }
}
