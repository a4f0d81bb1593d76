package dev.gyeolje.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.catalog.ProductFilter.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductFilterTest {

  private final ProductFilter everything = new ProductFilter("", "", Order.SHOP, 1);

  @Test
  void address_omitsDefaults() {
    assertThat(everything.address()).isEqualTo("/");
  }

  @Test
  void address_containsEncodedFilters() {
    assertThat(new ProductFilter("living", "찻잔 & more", Order.DEAREST, 3).address())
        .isEqualTo("/?category=living&q=%EC%B0%BB%EC%9E%94+%26+more&sort=price-desc&page=3");
  }

  @Test
  void changedFilter_resetsPage() {
    var third = new ProductFilter("living", "cup", Order.CHEAPEST, 3);

    assertThat(third.inCategory("").address()).isEqualTo("/?q=cup&sort=price");
    assertThat(third.inOrder(Order.SHOP).address()).isEqualTo("/?category=living&q=cup");
    assertThat(third.onPage(4).address()).isEqualTo("/?category=living&q=cup&sort=price&page=4");
  }

  @ParameterizedTest
  @CsvSource({"'',1", "0,1", "-1,1", "x,1", "2,2", "10000,10000", "99999,10000", "100000,1", "٣,1"})
  void pageParameter_isParsedWithinLimits(String sent, int page) {
    assertThat(ProductFilter.page(sent)).isEqualTo(page);
  }

  @ParameterizedTest
  @CsvSource({"'',SHOP", "price,CHEAPEST", "price-desc,DEAREST", "PRICE,SHOP", "p.price;--,SHOP"})
  void sortParameter_isParsedOrDefaultsToShopOrder(String sent, Order order) {
    assertThat(Order.of(sent)).isEqualTo(order);
  }
}
