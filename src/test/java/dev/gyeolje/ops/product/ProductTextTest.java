package dev.gyeolje.ops.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductTextTest {

  private static final Map<String, String> MUG =
      Map.ofEntries(
          Map.entry("name_ko", "조용한 머그"),
          Map.entry("name_en", "Quiet mug"),
          Map.entry("description_ko", "두 손에 감기는 머그."),
          Map.entry("description_en", ""),
          Map.entry("category", "living"),
          Map.entry("picture", "/static/images/products/quiet-mug.svg"),
          Map.entry("price", "18000"),
          Map.entry("position", "-3"),
          Map.entry("needs_delivery", "yes"),
          Map.entry("hidden", "no"),
          Map.entry("visible_from", "2026-12-01T09:00"),
          Map.entry("visible_until", ""));

  @Test
  void parsedProduct_isFormattedUnchanged() throws Exception {
    var mug = ProductText.parse(MUG);

    assertThat(ProductText.of(mug)).isEqualTo(MUG);
    assertThat(ProductText.of(mug).keySet()).containsExactlyElementsOf(ProductText.COLUMNS);
    // 09:00 in Seoul
    assertThat(mug.visibleFrom()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "name_ko,'  ',NEEDED",
    "name_en,'',NEEDED",
    "category,'',NEEDED",
    "picture,'',NEEDED",
    "picture,mug.jpg,PICTURE",
    "picture,//elsewhere.example/mug.jpg,PICTURE",
    "picture,https://elsewhere.example/mug.jpg,PICTURE",
    "price,'',NEEDED",
    "price,0,NUMBER",
    "price,-1,NUMBER",
    "price,9.5,NUMBER",
    "price,1000000000,NUMBER",
    "position,x,NUMBER",
    "needs_delivery,maybe,CHOICE",
    "hidden,'',CHOICE",
    "visible_from,tomorrow,TIME",
    "visible_from,2026-02-30T09:00,TIME",
    "visible_until,2026-12-01T09:00,UNTIL"
  })
  void invalidColumn_isReported(String column, String value, String error) {
    assertThat(errors(Map.of(column, value))).isEqualTo(Map.of(column, error));
  }

  @ParameterizedTest
  @CsvSource({"name_ko,100", "name_en,100", "category,40", "description_ko,2000"})
  void overlongText_isRejected(String column, int most) throws Exception {
    assertThat(ProductText.parse(with(Map.of(column, "가".repeat(most))))).isNotNull();
    assertThat(errors(Map.of(column, "가".repeat(most + 1)))).isEqualTo(Map.of(column, "LONG"));
  }

  @Test
  void allErrors_areReportedTogether() {
    assertThat(errors(Map.of("name_ko", "", "price", "x", "visible_from", "?")))
        .containsOnlyKeys("name_ko", "price", "visible_from");
  }

  @Test
  void priceWithCommasAndTimeWithBlank_areAccepted() throws Exception {
    var product =
        ProductText.parse(
            with(Map.of("price", " 1,018,000 ", "visible_from", "2026-12-01 09:00:30")));

    assertThat(product.price().won()).isEqualTo(1_018_000);
    assertThat(ProductText.of(product)).containsEntry("visible_from", "2026-12-01T09:00");
  }

  @Test
  void changes_areListedInColumnOrder() throws Exception {
    var before = ProductText.parse(MUG);
    var after = ProductText.parse(with(Map.of("hidden", "yes", "price", "19000")));

    assertThat(ProductText.changes(before, after))
        .extracting(Object::toString)
        .containsExactly("price: 18000 → 19000", "hidden: no → yes");
    assertThat(ProductText.changes(before, before)).isEmpty();
  }

  private static Map<String, String> errors(Map<String, String> other) {
    return catchThrowableOfType(ProductTextException.class, () -> ProductText.parse(with(other)))
        .errors();
  }

  private static Map<String, String> with(Map<String, String> other) {
    var text = new HashMap<>(MUG);
    text.putAll(other);
    return text;
  }
}
