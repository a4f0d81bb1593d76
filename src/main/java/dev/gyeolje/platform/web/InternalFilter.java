package dev.gyeolje.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/** Requires the token for {@code /internal/}, if one is configured. */
public class InternalFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Inject transient InternalSettings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var token = settings.token();
    var sent = Objects.toString(request.getHeader("Authorization"), "");
    if (token.isEmpty() || isSame("Bearer " + token.get(), sent)) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("WWW-Authenticate", "Bearer");
    response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
  }

  private static boolean isSame(String expected, String sent) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }
}
