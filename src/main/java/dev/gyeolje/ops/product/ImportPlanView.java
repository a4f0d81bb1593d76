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
 * What a file would change.
 *
 * @param lines in the order of the file
 */
public record ImportPlanView(List<Line> lines) {

  /** What becomes of the product of a line. */
  public enum Kind {
    ADD,
    EDIT,
    SAME,
    ERROR
  }

  /**
   * A line of the file.
   *
   * @param number from 1
   * @param id of the product, also of a new one
   * @param version of the product as it is now; 0 for a new one
   * @param name of the product, or what the file says it is
   * @param details what the product shall be; null where something is wrong
   * @param changes in what it differs from what it is; empty for a new one
   * @param errors keys of texts, by column; empty unless something is wrong
   */
  public record Line(
      long number,
      ProductId id,
      long version,
      String name,
      @Nullable ProductDetails details,
      List<ProductText.Change> changes,
      Map<String, String> errors) {

    /** What becomes of the product. */
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

  /** Lines of which this becomes. */
  public long count(Kind kind) {
    return lines.stream().filter(line -> line.kind() == kind).count();
  }

  /** Whether the file can be applied, and would change something. */
  public boolean applicable() {
    return count(Kind.ERROR) == 0 && count(Kind.ADD) + count(Kind.EDIT) > 0;
  }

  /** The file with all that was decided on the way: ids of new products, versions, pictures. */
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
