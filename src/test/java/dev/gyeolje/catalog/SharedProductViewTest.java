package dev.gyeolje.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.money.Money;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedProductViewTest {

  private static final String ORIGIN = "https://shop.example";

  @Test
  void structuredData_describesProductAndOffer() {
    var shared = SharedProductView.of(product("Mug", 3), ORIGIN);

    assertThat(shared.address()).isEqualTo(ORIGIN + "/products/1");
    assertThat(shared.picture()).isEqualTo(ORIGIN + "/pictures/mug.webp");
    var data = read(shared);
    assertThat(data.getString("@type")).isEqualTo("Product");
    assertThat(data.getString("name")).isEqualTo("Mug");
    assertThat(data.getString("image")).isEqualTo(shared.picture());
    var offer = data.getJsonObject("offers");
    assertThat(offer.getString("url")).isEqualTo(shared.address());
    assertThat(offer.getString("priceCurrency")).isEqualTo("KRW");
    assertThat(offer.getInt("price")).isEqualTo(18_000);
  }

  @ParameterizedTest
  @CsvSource({"0, OutOfStock", "1, InStock"})
  void availability_followsStock(int available, String expected) {
    assertThat(
            read(SharedProductView.of(product("Mug", available), ORIGIN))
                .getJsonObject("offers")
                .getString("availability"))
        .isEqualTo("https://schema.org/" + expected);
  }

  @Test
  void productName_cannotCloseScriptElement() {
    var shared = SharedProductView.of(product("</script><script>alert(1)</script>", 1), ORIGIN);

    assertThat(shared.structuredData()).doesNotContain("<");
    assertThat(read(shared).getString("name")).isEqualTo("</script><script>alert(1)</script>");
  }

  private static JsonObject read(SharedProductView shared) {
    return Json.createReader(new StringReader(shared.structuredData())).readObject();
  }

  private static ProductView product(String name, int available) {
    return new ProductView(
        "1",
        name,
        "For tea.",
        "living",
        "/pictures/mug.webp",
        "/pictures/mug.webp",
        new Money(18_000),
        true,
        available);
  }
}
