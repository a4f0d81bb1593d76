package dev.gyeolje.catalog;

import dev.gyeolje.platform.text.TextSanitizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ProductRepository {

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

  /** Products of the filter's page, at most {@code limit}. */
  List<Product> search(ProductFilter filter, int limit) {
    var category = filter.category();
    var words = filter.words();
    var query =
        em.createQuery(
            "select p from Product p where 1 = 1"
                + (category.isEmpty() ? "" : " and p.category = :category")
                + (words.isEmpty() ? "" : " and locate(lower(:words), p.searchText) > 0")
                + " order by "
                + filter.order().clause()
                + ", p.id",
            Product.class);
    if (!category.isEmpty()) query.setParameter("category", category);
    if (!words.isEmpty()) query.setParameter("words", TextSanitizer.searched(words));
    return query.setFirstResult(filter.before()).setMaxResults(limit).getResultList();
  }

  List<String> categories() {
    return em.createQuery(
            "select p.category from Product p group by p.category order by min(p.position)",
            String.class)
        .getResultList();
  }
}
