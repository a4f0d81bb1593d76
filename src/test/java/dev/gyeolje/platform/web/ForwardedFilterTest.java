package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForwardedFilterTest {

  private static final Map<String, String> BEHIND_A_PROXY =
      Map.of(
          "X-Forwarded-For", "203.0.113.5",
          "X-Forwarded-Proto", "https",
          "X-Forwarded-Host", "elsewhere.example",
          "Host", "shop.example");

  private final ForwardedFilter filter = new ForwardedFilter();
  private final List<String> redirects = new ArrayList<>();
  private HttpServletRequest seen;
  private HttpServletResponse answered;

  @BeforeEach
  void trustOneNetwork() {
    filter.settings =
        new ProxySettings() {
          @Override
          TrustedProxies trusted() {
            return TrustedProxies.parse("10.0.0.0/8").orElseThrow();
          }
        };
    filter.init();
  }

  @Test
  void requestOfATrustedProxy_looksAsItDidInFrontOfIt() throws Exception {
    pass("10.0.0.1", BEHIND_A_PROXY);

    assertThat(seen.getRemoteAddr()).isEqualTo("203.0.113.5");
    assertThat(seen.getRemoteHost()).isEqualTo("203.0.113.5");
    assertThat(seen.getScheme()).isEqualTo("https");
    assertThat(seen.isSecure()).isTrue();
    assertThat(seen.getServerName()).isEqualTo("shop.example");
    assertThat(seen.getServerPort()).isEqualTo(443);
    assertThat(seen.getRequestURL()).hasToString("https://shop.example/orders");
    answered.sendRedirect("/login");
    answered.sendRedirect("https://accounts.example/");
    answered.sendRedirect("//elsewhere.example/");
    assertThat(redirects)
        .containsExactly(
            "https://shop.example/login", "https://accounts.example/", "//elsewhere.example/");
  }

  /** The usual way: the proxy hands the browser's own Host on. */
  @Test
  void hostThatIsHandedOn_isThePublicOne() throws Exception {
    pass("10.0.0.1", Map.of("X-Forwarded-Proto", "https", "Host", "shop.example"));
    assertThat(seen.getRequestURL()).hasToString("https://shop.example/orders");

    pass("10.0.0.1", Map.of("X-Forwarded-Proto", "https", "Host", "shop.example:8443"));
    assertThat(seen.getRequestURL()).hasToString("https://shop.example:8443/orders");
  }

  @Test
  void anybodyElse_isWhoTheyAre() throws Exception {
    pass("203.0.113.66", BEHIND_A_PROXY);

    assertThat(seen.getRemoteAddr()).isEqualTo("203.0.113.66");
    assertThat(seen.getScheme()).isEqualTo("http");
    assertThat(seen.isSecure()).isFalse();
    assertThat(seen.getServerName()).isEqualTo("inside");
    assertThat(seen.getServerPort()).isEqualTo(8080);
  }

  @Test
  void whatTheProxySays_winsOverWhatItsClientWrote() throws Exception {
    pass(
        "10.0.0.1",
        Map.of(
            "X-Forwarded-For", "127.0.0.1, 203.0.113.5",
            "X-Forwarded-Proto", "http, HTTPS",
            "Host", "shop.example:8443"));

    assertThat(seen.getRemoteAddr()).isEqualTo("203.0.113.5");
    assertThat(seen.getRequestURL()).hasToString("https://shop.example:8443/orders");
  }

  @Test
  void nonsense_isNotPassedOn() throws Exception {
    pass(
        "10.0.0.1",
        Map.of(
            "X-Forwarded-For", "<script>",
            "X-Forwarded-Proto", "javascript",
            "Host", "a b/c?d"));

    assertThat(seen.getRemoteAddr()).isEqualTo("10.0.0.1");
    assertThat(seen.getRequestURL()).hasToString("http://inside:8080/orders");
  }

  @Test
  void proxyThatSaysNothing_isTheClient() throws Exception {
    pass("10.0.0.1", Map.of());

    assertThat(seen.getRemoteAddr()).isEqualTo("10.0.0.1");
    assertThat(seen.getRequestURL()).hasToString("http://inside:8080/orders");
  }

  private void pass(String peer, Map<String, String> headers) throws Exception {
    filter.doFilter(
        request(peer, headers),
        response(),
        (request, response) -> {
          seen = (HttpServletRequest) request;
          answered = (HttpServletResponse) response;
        });
  }

  private static HttpServletRequest request(String peer, Map<String, String> headers) {
    return fake(
        HttpServletRequest.class,
        (method, arguments) ->
            switch (method) {
              case "getRemoteAddr" -> peer;
              case "getScheme" -> "http";
              case "isSecure" -> false;
              case "getServerName" -> "inside";
              case "getServerPort" -> 8080;
              case "getHeader" -> headers.getOrDefault((String) arguments[0], "inside:8080");
              case "getRequestURI" -> "/orders";
              case "getHeaders" ->
                  Collections.enumeration(
                      headers.containsKey(arguments[0])
                          ? List.of(headers.get(arguments[0]))
                          : List.of());
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private HttpServletResponse response() {
    return fake(
        HttpServletResponse.class,
        (method, arguments) -> {
          redirects.add((String) arguments[0]);
          return null;
        });
  }

  private interface Answers {
    Object of(String method, Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.of(method.getName(), arguments)));
  }
}
