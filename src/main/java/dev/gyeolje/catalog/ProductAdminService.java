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

/** Reads and changes all products, including those that customers cannot see. */
@ApplicationScoped
@Transactional
public class ProductAdminService {

  @Inject ProductRepository products;

  /** Finds a product. */
  public Optional<Product> find(ProductId id) {
    return products.find(id);
  }

  /** Returns the products among {@code ids} that exist. */
  public Map<ProductId, Product> find(Collection<ProductId> ids) {
    return products.findAll(ids).stream()
        .collect(Collectors.toMap(Product::id, Function.identity()));
  }

  /**
   * Returns one page of the filtered products: at most {@link ProductFilter#PAGE}, and one more if
   * there is another page.
   */
  public List<Product> list(ProductFilter filter) {
    return products.search(filter, null, ProductFilter.PAGE + 1);
  }

  /** Returns all products, in the shop's order. */
  public List<Product> all() {
    return products.all();
  }

  /** Returns all categories that products have. */
  public List<String> categories() {
    return products.allCategories();
  }

  /** Returns the prices of the product, newest first. */
  public List<PriceView> prices(ProductId id) {
    return products.prices(id);
  }

  /** Adds a product without units. */
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
