package dev.gyeolje.ops.product;

import dev.gyeolje.catalog.Product;
import dev.gyeolje.catalog.ProductDetails;
import dev.gyeolje.catalog.ProductId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The changes that a file would make.
 *
 * @param lines in the order of the file
 */
public record ImportPlanView(List<Line> lines) {

  /** Effect of a line on its product. */
  public enum Kind {
    ADD,
    EDIT,
    SAME,
    ERROR
  }

  /**
   * A line of the file.
   *
   * @param number line number, from 1
   * @param id id of the product, also of a new one
   * @param version current version of the product; 0 for a new one or a line with errors
   * @param name name of the product after the import
   * @param details details after the import; null if the line has errors
   * @param changes changed columns; empty for a new product
   * @param errors message keys by column; empty if the line is valid
   */
  public record Line(
      long number,
      ProductId id,
      long version,
      String name,
      @Nullable ProductDetails details,
      List<ProductText.Change> changes,
      Map<String, String> errors) {

    /** Returns the effect on the product. */
    public Kind kind() {
      if (!errors.isEmpty()) return Kind.ERROR;
      if (version == 0) return Kind.ADD;
      return changes.isEmpty() ? Kind.SAME : Kind.EDIT;
    }

    static Line of(long number, ProductId id, @Nullable Product stored, ProductDetails details) {
      return new Line(
          number,
          id,
          stored == null ? 0 : stored.version(),
          details.nameKo(),
          details,
          stored == null ? List.of() : ProductText.changes(stored.details(), details),
          Map.of());
    }

    static Line failed(long number, ProductId id, String name, Map<String, String> errors) {
      return new Line(number, id, 0, name, null, List.of(), errors);
    }
  }

  /** Returns the number of lines with this effect. */
  public long count(Kind kind) {
    return lines.stream().filter(line -> line.kind() == kind).count();
  }

  /** Whether the file has no errors and would change something. */
  public boolean applicable() {
    return count(Kind.ERROR) == 0 && count(Kind.ADD) + count(Kind.EDIT) > 0;
  }

  /**
   * Returns the file completed with the ids of new products, the versions and the picture paths.
   */
  String file() {
    return ProductFile.write(lines.stream().map(ImportPlanView::text).toList());
  }

  private static Map<String, String> text(Line line) {
    var text = new LinkedHashMap<>(ProductText.of(Objects.requireNonNull(line.details())));
    text.put(ProductFile.ID, line.id().toString());
    text.put(ProductFile.VERSION, Long.toString(line.version()));
    return text;
  }
}
