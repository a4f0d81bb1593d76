package dev.gyeolje.platform.proxy;

import dev.gyeolje.platform.config.SiteSettings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Restores a request as it was before the proxy: sent to the public origin, whatever host it names,
 * by the client that a trusted proxy reports. Redirects use it as well. Behaves the same on every
 * server, unlike their own mechanisms.
 */
public class ForwardedFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Inject transient ProxySettings settings;
  @Inject transient SiteSettings site;

  private transient TrustedProxies proxies;
  private transient URI origin;

  @Override
  public void init() {
    proxies = settings.trusted();
    origin = URI.create(site.origin());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(new Outside(request, origin, client(request)), new Back(response, origin));
  }

  private String client(HttpServletRequest request) {
    var peer = request.getRemoteAddr();
    return proxies.include(peer) ? proxies.client(peer, values(request, "X-Forwarded-For")) : peer;
  }

  private static List<String> values(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name)).stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(String::strip)
        .toList();
  }

  private static final class Outside extends HttpServletRequestWrapper {

    private final URI origin;
    private final String client;

    Outside(HttpServletRequest request, URI origin, String client) {
      super(request);
      this.origin = origin;
      this.client = client;
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
      return origin.getScheme();
    }

    @Override
    public boolean isSecure() {
      return "https".equals(getScheme());
    }

    @Override
    public String getServerName() {
      return origin.getHost();
    }

    @Override
    public int getServerPort() {
      int usual = isSecure() ? 443 : 80;
      return origin.getPort() < 0 ? usual : origin.getPort();
    }

    @Override
    public StringBuffer getRequestURL() {
      return new StringBuffer(origin.toString()).append(getRequestURI());
    }
  }

  /** Makes redirects absolute; the server would use the request as received. */
  private static final class Back extends HttpServletResponseWrapper {

    private final URI origin;

    Back(HttpServletResponse response, URI origin) {
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
