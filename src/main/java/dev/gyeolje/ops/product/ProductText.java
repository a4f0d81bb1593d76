package dev.gyeolje.ops.product;

import dev.gyeolje.catalog.ProductDetails;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.money.Money;
import dev.gyeolje.platform.text.TextSanitizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Converts products to and from text, for the fields of a form and the columns of a CSV file. Both
 * use the names in {@link #COLUMNS}.
 */
final class ProductText {

  static final String PICTURE = "picture";

  /** Columns in the order of files and forms. */
  static final List<String> COLUMNS =
      List.of(
          "name_ko",
          "name_en",
          "description_ko",
          "description_en",
          "category",
          PICTURE,
          "price",
          "position",
          "needs_delivery",
          "hidden",
          "visible_from",
          "visible_until");

  /** Default values of a new product. */
  static final Map<String, String> NEW =
      Map.of("position", "0", "needs_delivery", "yes", "hidden", "no");

  private static final int NAME = 100;
  private static final int DESCRIPTION = 2_000;
  private static final int CATEGORY = 40;
  private static final int PATH = 200;

  private final Map<String, String> text;
  private final Map<String, String> errors = new TreeMap<>();

  private ProductText(Map<String, String> text) {
    this.text = text;
  }

  /** Returns the product's text by column. */
  static Map<String, String> of(ProductDetails product) {
    var text = new LinkedHashMap<String, String>();
    text.put("name_ko", product.nameKo());
    text.put("name_en", product.nameEn());
    text.put("description_ko", product.descriptionKo());
    text.put("description_en", product.descriptionEn());
    text.put("category", product.category());
    text.put(PICTURE, product.picture());
    text.put("price", Long.toString(product.price().won()));
    text.put("position", Integer.toString(product.position()));
    text.put("needs_delivery", product.needsDelivery() ? "yes" : "no");
    text.put("hidden", product.hidden() ? "yes" : "no");
    text.put("visible_from", time(product.visibleFrom()));
    text.put("visible_until", time(product.visibleUntil()));
    return text;
  }

  private static String time(@Nullable Instant at) {
    return at == null
        ? ""
        : at.atZone(SiteSettings.ZONE).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
  }

  /**
   * Parses a product.
   *
   * @param text text by column
   * @throws ProductTextException if the text is incomplete or malformed
   */
  static ProductDetails parse(Map<String, String> text) throws ProductTextException {
    return new ProductText(text).parse();
  }

  private ProductDetails parse() throws ProductTextException {
    var product =
        new ProductDetails(
            words("name_ko", 1, NAME),
            words("name_en", 1, NAME),
            words("description_ko", 0, DESCRIPTION),
            words("description_en", 0, DESCRIPTION),
            words("category", 1, CATEGORY),
            picture(),
            new Money(number("price", "[0-9]{1,9}", 1)),
            (int) number("position", "-?[0-9]{1,6}", Integer.MIN_VALUE),
            choice("needs_delivery"),
            choice("hidden"),
            time("visible_from"),
            time("visible_until"));
    if (product.visibleFrom() != null
        && product.visibleUntil() != null
        && !product.visibleFrom().isBefore(product.visibleUntil()))
      errors.put("visible_until", "UNTIL");
    if (!errors.isEmpty()) throw new ProductTextException(errors);
    return product;
  }

  private String words(String column, int least, int most) {
    var words = TextSanitizer.shortened(text.get(column), most + 1);
    if (words.length() < least) errors.put(column, "NEEDED");
    if (words.length() > most) errors.put(column, "LONG");
    return words;
  }

  private String picture() {
    var path = words(PICTURE, 1, PATH);
    // the Content-Security-Policy allows pictures of this origin only
    if (!path.isEmpty() && !path.matches("/(?!/)[\\w./-]+")) errors.put(PICTURE, "PICTURE");
    return path;
  }

  private long number(String column, String pattern, long least) {
    var number = text.getOrDefault(column, "").strip().replace(",", "");
    if (number.matches(pattern) && Long.parseLong(number) >= least) return Long.parseLong(number);
    errors.put(column, number.isEmpty() ? "NEEDED" : "NUMBER");
    return 0;
  }

  private boolean choice(String column) {
    var choice = text.getOrDefault(column, "").strip();
    if (!choice.matches("(?i)yes|no")) errors.put(column, "CHOICE");
    return choice.equalsIgnoreCase("yes");
  }

  /** Parses a local time in the shop's time zone; null if the column is empty or malformed. */
  private @Nullable Instant time(String column) {
    var time = text.getOrDefault(column, "").strip().replace(' ', 'T');
    if (time.isEmpty()) return null;
    try {
      return LocalDateTime.parse(time).atZone(SiteSettings.ZONE).toInstant();
    } catch (DateTimeException notOne) {
      errors.put(column, "TIME");
      return null;
    }
  }

  /** Returns the changed columns, in the order of the columns. */
  static List<Change> changes(ProductDetails before, ProductDetails after) {
    var old = of(before);
    var now = of(after);
    return COLUMNS.stream()
        .filter(column -> !Objects.equals(old.get(column), now.get(column)))
        .map(
            column ->
                new Change(column, old.getOrDefault(column, ""), now.getOrDefault(column, "")))
        .toList();
  }

  /**
   * A changed value of a column.
   *
   * @param before old value; may be empty
   * @param after new value; may be empty
   */
  public record Change(String column, String before, String after) {

    private static final int SHOWN = 60;

    @Override
    public String toString() {
      return column + ": " + shown(before) + " → " + shown(after);
    }

    private static String shown(String value) {
      return value.length() <= SHOWN ? value : TextSanitizer.shortened(value, SHOWN - 1) + "…";
    }
  }
}
