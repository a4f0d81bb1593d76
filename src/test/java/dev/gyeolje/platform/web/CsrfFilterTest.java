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
        // the user typed or opened the URL, but pages submit the shop's forms
        "none, -, false",
        "'', -, false",
        "SAME-ORIGIN, -, false",
        "'same-origin, cross-site', -, false",
        // with Sec-Fetch-Site, the filter ignores Origin
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
  void sameOrigin_isReadFromFetchSiteThenOrigin(String site, String origin, boolean expected) {
    assertThat(CsrfFilter.isSameOrigin(site, origin, "https://shop.example")).isEqualTo(expected);
  }
}
