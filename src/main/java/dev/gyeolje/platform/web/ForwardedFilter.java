package dev.gyeolje.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Lets a request look as it did when it reached the proxy in front of us. From anybody but a
 * trusted proxy the headers mean nothing. The same on every server, which their own means for this
 * are not.
 */
public class ForwardedFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Inject transient ProxySettings settings;

  private transient TrustedProxies proxies;

  @Override
  public void init() {
    proxies = settings.trusted();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!proxies.include(request.getRemoteAddr())) {
      chain.doFilter(request, response);
      return;
    }
    var outside = new Outside(request, proxies);
    chain.doFilter(outside, new Back(response, outside.origin()));
  }

  private static List<String> values(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name)).stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(String::strip)
        .toList();
  }

  /** What the nearest proxy says, which nobody in front of it can have written. */
  private static Optional<String> last(HttpServletRequest request, String name, String pattern) {
    var values = values(request, name);
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(values.get(values.size() - 1)).filter(value -> value.matches(pattern));
  }

  private static final class Outside extends HttpServletRequestWrapper {

    private static final String HOST = "([\\w.-]+|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?";

    private final String client;
    private final String scheme;
    private final String host;
    private final int port;

    Outside(HttpServletRequest request, TrustedProxies proxies) {
      super(request);
      client = proxies.client(request.getRemoteAddr(), values(request, "X-Forwarded-For"));
      scheme =
          last(request, "X-Forwarded-Proto", "(?i)https?")
              .map(String::toLowerCase)
              .orElseGet(request::getScheme);
      // a proxy hands the browser's own on; another header for it would be one more to get right
      var named = Optional.ofNullable(request.getHeader("Host")).filter(h -> h.matches(HOST));
      host = named.map(n -> n.replaceFirst(":[0-9]+$", "")).orElseGet(request::getServerName);
      port =
          named
              .map(n -> n.matches(".*:[0-9]+$") ? portOf(n) : usualPort())
              .orElseGet(request::getServerPort);
    }

    private static int portOf(String host) {
      return Integer.parseInt(host.replaceFirst(".*:", ""));
    }

    private int usualPort() {
      return isSecure() ? 443 : 80;
    }

    String origin() {
      return scheme + "://" + host + (port == usualPort() ? "" : ":" + port);
    }

    @Override
    public String getRemoteAddr() {
      return client;
    }

    @Override
    public String getRemoteHost() {
      return client;
    }

    @Override
    public String getScheme() {
      return scheme;
    }

    @Override
    public boolean isSecure() {
      return "https".equals(scheme);
    }

    @Override
    public String getServerName() {
      return host;
    }

    @Override
    public int getServerPort() {
      return port;
    }

    @Override
    public StringBuffer getRequestURL() {
      return new StringBuffer(origin()).append(getRequestURI());
    }
  }

  /** The server makes redirects absolute by the request as it came in. */
  private static final class Back extends HttpServletResponseWrapper {

    private final String origin;

    Back(HttpServletResponse response, String origin) {
      super(response);
      this.origin = origin;
    }

    @Override
    public void sendRedirect(String location) throws IOException {
      super.sendRedirect(
          location.startsWith("/") && !location.startsWith("//") ? origin + location : location);
    }
  }
}
