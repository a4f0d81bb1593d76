package dev.gyeolje.catalog;

import static jakarta.transaction.Transactional.TxType.SUPPORTS;

import dev.gyeolje.catalog.ProductListView.Category;
import dev.gyeolje.platform.text.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Products for sale, which are the products that customers can see now. */
@ApplicationScoped
@Transactional(SUPPORTS)
public class CatalogService {

  @Inject ProductRepository products;
  @Inject Clock clock;

  /** Returns one page of the filtered products, in {@code language}. */
  public ProductListView list(ProductFilter filter, Locale language) {
    // one more than is shown, to know whether there is another page
    var found = products.search(filter, clock.instant(), ProductFilter.PAGE + 1);
    var shown = found.stream().limit(ProductFilter.PAGE).map(p -> p.view(language)).toList();
    var categories =
        products.categories(clock.instant()).stream().map(key -> category(key, language)).toList();
    return new ProductListView(shown, categories, filter, found.size() > shown.size());
  }

  private static Category category(String key, Locale language) {
    var text = "catalog.category." + key;
    return new Category(key, Messages.has(text) ? Messages.text(language, text) : key);
  }

  /** Returns the product in {@code language}; empty if it does not exist or is not for sale. */
  public Optional<ProductView> view(ProductId id, Locale language) {
    var now = clock.instant();
    return products.find(id).filter(p -> p.visible(now)).map(p -> p.view(language));
  }

  /** Returns the products among {@code ids} that are for sale, in {@code language}. */
  public Map<ProductId, ProductView> views(Collection<ProductId> ids, Locale language) {
    return visible(ids).collect(Collectors.toMap(Product::id, product -> product.view(language)));
  }

  /** Returns the products among {@code ids} that are for sale. */
  public Map<ProductId, Product> find(Collection<ProductId> ids) {
    return visible(ids).collect(Collectors.toMap(Product::id, Function.identity()));
  }

  private Stream<Product> visible(Collection<ProductId> ids) {
    var now = clock.instant();
    return products.findAll(ids).stream().filter(product -> product.visible(now));
  }
}
