package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
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
    "'en_US', ko",
    "<script>, ko"
  })
  void withoutAChoice_theBrowserDecides(String accepted, String language) {
    assertThat(Language.of(request(accepted)).getLanguage()).isEqualTo(language);
  }

  @Test
  void choice_winsOverTheBrowser() {
    assertThat(Language.of(request("ko", new Cookie("other", "ko"), new Cookie("lang", "en"))))
        .isEqualTo(Locale.ENGLISH);
  }

  @Test
  void choiceOfALanguageNobodySpeaks_isNone() {
    assertThat(Language.of(request("en", new Cookie("lang", "xx")))).isEqualTo(Locale.ENGLISH);
    assertThat(Language.spoken("xx")).isEmpty();
    assertThat(Language.spoken(null)).isEmpty();
    assertThat(Language.spoken("ko")).contains(Locale.KOREAN);
  }

  private static HttpServletRequest request(String accepted, Cookie... cookies) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            LanguageTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getHeader" -> accepted;
                  case "getCookies" -> cookies.length == 0 ? null : cookies;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
