package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource({
    ", ko",
    "ko, ko",
    "en, en",
    "'en-GB,en;q=0.9', en",
    "'fr,en;q=0.5,ko;q=0.4', en",
    "'fr,ko;q=0.5,en;q=0.4', ko",
    "fr, ko",
    "*, ko",
    "'', ko",
    "'en;q=x', ko",
    "';;;', ko",
    "'en_US', en",
    "'ko;q=0.5,en_US', en",
    "'@,en;q=0.1,;;,<script>', en",
    "'zh-Hant-TW-x-y,en;q=.5', en",
    "'en;q=0.1,fr;q=2,ko;q=1.000', ko",
    "'en-', ko",
    "'en;q=0.123456789', en",
    "<script>, ko"
  })
  void missingChoice_usesAcceptLanguage(String accepted, String language) {
    assertThat(Language.of(request(accepted), false).getLanguage()).isEqualTo(language);
  }

  @Test
  void chosenLanguage_takesPrecedenceOverAcceptLanguage() {
    assertThat(Language.of(request("ko", "other=ko; lang=en"), false)).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void unsupportedChoice_isIgnored() {
    assertThat(Language.of(request("en", "lang=xx"), false)).isEqualTo(Locale.ENGLISH);
    assertThat(Language.of(request("ko", "lang=xx; lang=en"), false)).isEqualTo(Locale.ENGLISH);
    assertThat(Language.spoken("xx")).isEmpty();
    assertThat(Language.spoken(null)).isEmpty();
    assertThat(Language.spoken("ko")).contains(Locale.KOREAN);
  }

  private static HttpServletRequest request(String accepted, String... cookies) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            LanguageTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeaders" ->
                      Collections.enumeration(
                          arguments[0].equals("Cookie")
                              ? List.of(cookies)
                              : accepted == null ? List.of() : List.of(accepted));
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
