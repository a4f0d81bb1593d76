package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsrfFilterTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "same-origin, -, true",
        "same-origin, https://shop.example, true",
        "same-site, -, false",
        "cross-site, -, false",
        // typed or opened by the user; a form of ours is submitted by a page
        "none, -, false",
        "'', -, false",
        "SAME-ORIGIN, -, false",
        "'same-origin, cross-site', -, false",
        // a browser that knows Sec-Fetch-Site is believed in nothing else
        "cross-site, https://shop.example, false",
        "none, https://shop.example, false",
        "-, https://shop.example, true",
        "-, http://shop.example, false",
        "-, https://shop.example:8443, false",
        "-, https://shop.example.evil.example, false",
        "-, https://evil.example, false",
        "-, null, false",
        "-, '', false",
        "-, -, false"
      })
  void requestIsFromTheShop_ifTheBrowserSaysSo(String site, String origin, boolean expected) {
    assertThat(CsrfFilter.isSameOrigin(site, origin, "https://shop.example")).isEqualTo(expected);
  }
}
