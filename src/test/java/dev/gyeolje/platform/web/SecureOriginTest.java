package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gyeolje.platform.config.SettingsException;
import dev.gyeolje.platform.config.SiteSettings;
import jakarta.enterprise.inject.Instance;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests what differs for an https origin. */
class SecureOriginTest {

  private static final String HTTPS_ONLY = "max-age=1";

  private final Map<String, Object> headers = new HashMap<>();
  private boolean serverObeys = true;
  private boolean marked;

  @Test
  void httpsOrigin_sendsHsts() throws Exception {
    answer(true);
    assertThat(headers).containsEntry("Strict-Transport-Security", HTTPS_ONLY);
  }

  @Test
  void httpOrigin_sendsNoHsts() throws Exception {
    answer(false);
    assertThat(headers).doesNotContainKey("Strict-Transport-Security").hasSizeGreaterThan(5);
  }

  @Test
  void sessionCookie_isSecureOnlyForHttpsOrigin() {
    start(true);
    assertThat(marked).isTrue();
    start(false);
    assertThat(marked).isFalse();
  }

  @Test
  void serverIgnoringSecureAttribute_preventsStart() {
    serverObeys = false;

    assertThatThrownBy(() -> start(true))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("PUBLIC_ORIGIN is https, but this server sends the session");
    start(false);
  }

  @SuppressWarnings("unchecked")
  private void answer(boolean secure) throws Exception {
    var filter = new SecurityHeadersFilter();
    filter.site = site(secure);
    filter.foreign = fake(Instance.class, (method, arguments) -> Stream.empty());
    filter.init();
    filter.doFilter(
        fake(HttpServletRequest.class, (method, arguments) -> "/"),
        fake(
            HttpServletResponse.class,
            (method, arguments) -> headers.put((String) arguments[0], arguments[1])),
        (request, response) -> {});
  }

  private void start(boolean secure) {
    var listener = new SessionCookieListener();
    listener.site = site(secure);
    var cookie = fake(SessionCookieConfig.class, this::configure);
    listener.contextInitialized(
        new ServletContextEvent(fake(ServletContext.class, (method, arguments) -> cookie)));
  }

  private Object configure(String method, Object[] arguments) {
    if (method.equals("isSecure")) return marked;
    if (serverObeys) marked = (boolean) arguments[0];
    return null;
  }

  private static SiteSettings site(boolean secure) {
    return new SiteSettings() {
      @Override
      public boolean secure() {
        return secure;
      }

      @Override
      public String httpsOnly() {
        return HTTPS_ONLY;
      }
    };
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
