package dev.gyeolje.platform.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.config.SiteSettings;
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

  private static final String CLIENT = "X-Forwarded-For";

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
    origin("https://shop.example");
  }

  @Test
  void trustedProxyRequest_hasClientAddressAndPublicOrigin() throws Exception {
    pass("10.0.0.1", Map.of(CLIENT, "203.0.113.5"));

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

  @Test
  void originWithPort_keepsPort() throws Exception {
    origin("http://localhost:8080");

    pass("203.0.113.66", Map.of());

    assertThat(seen.isSecure()).isFalse();
    assertThat(seen.getServerPort()).isEqualTo(8080);
    assertThat(seen.getRequestURL()).hasToString("http://localhost:8080/orders");
  }

  /** A request with another host name still gets URLs of the public origin. */
  @Test
  void hostOfRequest_isIgnored() throws Exception {
    for (var peer : List.of("10.0.0.1", "203.0.113.66")) {
      pass(
          peer,
          Map.of(
              "Host", "evil.example",
              "X-Forwarded-Host", "evil.example",
              "X-Forwarded-Proto", "http"));
      assertThat(seen.getRequestURL()).hasToString("https://shop.example/orders");
    }
  }

  @Test
  void untrustedPeer_keepsItsAddress() throws Exception {
    pass("203.0.113.66", Map.of(CLIENT, "203.0.113.5"));

    assertThat(seen.getRemoteAddr()).isEqualTo("203.0.113.66");
  }

  @Test
  void entryOfProxy_takesPrecedenceOverEntryOfClient() throws Exception {
    pass("10.0.0.1", Map.of(CLIENT, "127.0.0.1, 203.0.113.5"));

    assertThat(seen.getRemoteAddr()).isEqualTo("203.0.113.5");
  }

  @Test
  void invalidClientAddress_isIgnored() throws Exception {
    pass("10.0.0.1", Map.of(CLIENT, "<script>"));

    assertThat(seen.getRemoteAddr()).isEqualTo("10.0.0.1");
  }

  @Test
  void proxyWithoutHeader_isTheClient() throws Exception {
    pass("10.0.0.1", Map.of());

    assertThat(seen.getRemoteAddr()).isEqualTo("10.0.0.1");
  }

  private void origin(String origin) {
    filter.site =
        new SiteSettings() {
          @Override
          public String origin() {
            return origin;
          }
        };
    filter.init();
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
