package dev.gyeolje.ops.product;

import dev.gyeolje.catalog.Product;
import dev.gyeolje.catalog.ProductAdminService;
import dev.gyeolje.catalog.ProductChangedException;
import dev.gyeolje.catalog.ProductDetails;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.ops.OperatorCommand;
import dev.gyeolje.ops.OpsAction;
import dev.gyeolje.ops.OpsAction.Kind;
import dev.gyeolje.ops.OpsAction.Outcome;
import dev.gyeolje.ops.OpsActionRepository;
import dev.gyeolje.ops.OpsException;
import dev.gyeolje.picture.Picture;
import dev.gyeolje.picture.PictureService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Adds and changes products, once per form, and records each change with its operator in the same
 * transaction.
 */
@ApplicationScoped
@Transactional
class ProductWriteService {

  @Inject ProductAdminService catalog;
  @Inject PictureService pictures;
  @Inject OpsActionRepository actions;
  @Inject Clock clock;

  /**
   * Adds the product, or changes the existing one with this id.
   *
   * @param version version of the product that the operator saw; 0 for a new product
   * @param picture uploaded picture of the product, if any
   * @throws OpsException if the product was changed since then; nothing has changed then
   */
  void put(
      OperatorCommand command,
      ProductId id,
      long version,
      ProductDetails details,
      Optional<Picture> picture) {
    if (!actions.isNew(command, id.toString())) return;
    var product = catalog.find(id);
    if (product.map(Product::version).orElse(0L) != version) throw new OpsException("CHANGED");
    picture.ifPresent(pictures::add);
    try {
      if (product.isPresent()) change(command, product.get(), details);
      else add(command, id, details);
    } catch (ProductChangedException e) {
      throw new OpsException("CHANGED");
    }
  }

  private void add(OperatorCommand command, ProductId id, ProductDetails details) {
    catalog.add(id, details);
    record(command, Kind.ADD_PRODUCT, id, details.nameKo() + ", " + details.price().won() + " KRW");
  }

  private void change(OperatorCommand command, Product product, ProductDetails details) {
    var changes = ProductText.changes(product.details(), details);
    if (changes.isEmpty()) return;
    catalog.change(product, details);
    record(
        command,
        Kind.EDIT_PRODUCT,
        product.id(),
        changes.stream().map(Object::toString).collect(Collectors.joining("; ")));
  }

  private void record(OperatorCommand command, Kind kind, ProductId id, String detail) {
    actions.add(
        new OpsAction(command, kind, id.toString(), null, Outcome.DONE, detail, clock.instant()));
  }
}
