package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrowserTest {

  private static final String FIRST = "A".repeat(43);
  private static final String SECOND = "B".repeat(43);

  @Test
  void severalKeys_areCandidatesInOrder() {
    assertThat(keys(false, "gyeolje=" + SECOND + "; gyeolje=" + FIRST, "gyeolje=" + SECOND))
        .containsExactly(SECOND, FIRST);
  }

  @Test
  void malformedKey_isNoCandidate() {
    for (var planted : List.of(FIRST + "A", FIRST.substring(1), "", "%00", "' or ''='"))
      assertThat(keys(false, "gyeolje=" + planted)).as(planted).isEmpty();
    assertThat(keys(false)).isEmpty();
  }

  @Test
  void manyKeys_areLimitedToFour() {
    assertThat(
            keys(
                false,
                "gyeolje=" + FIRST,
                "gyeolje=" + SECOND + "; gyeolje=" + "C".repeat(43),
                "gyeolje=" + "D".repeat(43) + "; gyeolje=" + "E".repeat(43)))
        .hasSize(4);
  }

  /** Only this host itself can set a {@code __Host-} cookie, and only over https. */
  @Test
  void httpsOrigin_usesOnlyHostCookie() {
    assertThat(keys(true, "gyeolje=" + FIRST + "; __Host-gyeolje=" + SECOND))
        .containsExactly(SECOND);
    assertThat(keys(true, "gyeolje=" + FIRST)).isEmpty();
  }

  private static List<String> keys(boolean secure, String... lines) {
    var request = request(lines);
    Browser.begin(request, null, secure);
    return Browser.of(request).keys();
  }

  private static HttpServletRequest request(String... lines) {
    var attributes = new HashMap<Object, Object>();
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            BrowserTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                  case "getAttribute" -> attributes.get(arguments[0]);
                  case "getHeaders" -> Collections.enumeration(List.of(lines));
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
