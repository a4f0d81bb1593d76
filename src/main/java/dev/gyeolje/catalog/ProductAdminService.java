package dev.gyeolje.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every product, whether customers see it or not, for those who change them. */
@ApplicationScoped
@Transactional
public class ProductAdminService {

  @Inject ProductRepository products;

  /** The product, if there is one. */
  public Optional<Product> find(ProductId id) {
    return products.find(id);
  }

  /** The products among {@code ids} that exist. */
  public Map<ProductId, Product> find(Collection<ProductId> ids) {
    return products.findAll(ids).stream()
        .collect(Collectors.toMap(Product::id, Function.identity()));
  }

  /**
   * At most {@link ProductFilter#PAGE} products of the filter's page, and one more if there is
   * another page.
   */
  public List<Product> list(ProductFilter filter) {
    return products.search(filter, null, ProductFilter.PAGE + 1);
  }

  /** All of them, as the shop lists them. */
  public List<Product> all() {
    return products.all();
  }

  /** Every category that a product has. */
  public List<String> categories() {
    return products.allCategories();
  }

  /** Prices of the product, the newest first. */
  public List<PriceView> prices(ProductId id) {
    return products.prices(id);
  }

  /** Adds a product, of which there are no units yet. */
  public void add(ProductId id, ProductDetails details) {
    products.add(new Product(id, details));
    products.flush();
  }

  /**
   * Changes a product that this transaction has read.
   *
   * @throws ProductChangedException if another transaction has changed it meanwhile
   */
  public void change(Product product, ProductDetails details) {
    product.change(details);
    products.flush();
  }
}
