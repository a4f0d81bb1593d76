package dev.gyeolje.ops.product;

import dev.gyeolje.catalog.Product;
import dev.gyeolje.catalog.ProductAdminService;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.ops.OperatorCommand;
import dev.gyeolje.ops.OpsActionRepository;
import dev.gyeolje.ops.OpsForm;
import dev.gyeolje.ops.product.ImportPlanView.Kind;
import dev.gyeolje.picture.Picture;
import dev.gyeolje.picture.PictureService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans and applies the changes of a file of products, all or none of them. */
@ApplicationScoped
@Transactional
class ProductImportService {

  @Inject ProductAdminService catalog;
  @Inject ProductWriteService products;
  @Inject PictureService pictures;
  @Inject OpsActionRepository actions;

  /**
   * Returns the changes that a file would make. If it is applicable, stores the uploaded pictures,
   * so that the file can be applied later without them; nothing else changes.
   *
   * @param uploaded pictures by the name that the file uses
   */
  ImportPlanView plan(List<ProductFile.Line> file, Map<String, Picture> uploaded) {
    var plan = plan(withPaths(file, uploaded));
    if (plan.applicable()) uploaded.values().forEach(pictures::add);
    return plan;
  }

  /**
   * Applies the changes of a file, once per form.
   *
   * @return the plan, empty for a repeated form; nothing has changed if it has errors
   */
  ImportPlanView apply(OperatorCommand command, List<ProductFile.Line> file) {
    if (!actions.isNew(command)) return new ImportPlanView(List.of());
    var plan = plan(file);
    if (plan.count(Kind.ERROR) == 0)
      plan.lines().stream()
          .filter(line -> line.kind() != Kind.SAME)
          .forEach(
              line ->
                  products.put(
                      command,
                      line.id(),
                      line.version(),
                      Objects.requireNonNull(line.details()),
                      Optional.empty()));
    return plan;
  }

  private ImportPlanView plan(List<ProductFile.Line> file) {
    var ids =
        file.stream().map(line -> ProductId.parse(given(line))).flatMap(Optional::stream).toList();
    var stored = catalog.find(ids);
    var seen = new HashSet<ProductId>();
    var lines = new ArrayList<ImportPlanView.Line>();
    for (var line : file) lines.add(plan(line, stored, seen));
    return new ImportPlanView(lines);
  }

  private static ImportPlanView.Line plan(
      ProductFile.Line line, Map<ProductId, Product> stored, HashSet<ProductId> seen) {
    var given = given(line);
    var id = ProductId.parse(given).orElseGet(() -> new ProductId(UUID.randomUUID()));
    var product = stored.get(id);
    var text = new HashMap<>(product == null ? ProductText.NEW : ProductText.of(product.details()));
    // columns missing in the file keep their value; blank ones do so for a new product only
    line.text()
        .forEach(
            (column, value) -> {
              if (product != null || !value.isBlank()) text.put(column, value);
            });
    var errors = new TreeMap<String, String>();
    if (!given.isEmpty() && ProductId.parse(given).isEmpty()) errors.put(ProductFile.ID, "ID");
    if (!seen.add(id)) errors.put(ProductFile.ID, "TWICE");
    try {
      var planned = ImportPlanView.Line.of(line.number(), id, product, ProductText.parse(text));
      if (planned.kind() != Kind.SAME && isOutdated(line, product))
        errors.put(ProductFile.VERSION, "VERSION");
      if (errors.isEmpty()) return planned;
    } catch (ProductTextException e) {
      errors.putAll(e.errors());
    }
    errors.replaceAll((column, code) -> "ops.product.error." + code);
    return ImportPlanView.Line.failed(line.number(), id, text.getOrDefault("name_ko", ""), errors);
  }

  /** Returns the id in the line; empty for a new product. */
  private static String given(ProductFile.Line line) {
    return line.text().getOrDefault(ProductFile.ID, "").strip();
  }

  /**
   * Whether the product has changed since the file was written; false if the line has no version.
   */
  private static boolean isOutdated(ProductFile.Line line, @Nullable Product product) {
    var seen = line.text().getOrDefault(ProductFile.VERSION, "").strip();
    long now = product == null ? 0 : product.version();
    return !seen.isEmpty() && OpsForm.number(seen).filter(version -> version == now).isEmpty();
  }

  private static List<ProductFile.Line> withPaths(
      List<ProductFile.Line> file, Map<String, Picture> pictures) {
    return file.stream()
        .map(
            line -> {
              var picture = pictures.get(line.text().get(ProductText.PICTURE));
              if (picture == null) return line;
              var text = new HashMap<>(line.text());
              text.put(ProductText.PICTURE, picture.path());
              return new ProductFile.Line(line.number(), text);
            })
        .toList();
  }
}
