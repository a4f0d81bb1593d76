package dev.gyeolje.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Serves files: JAX-RS, which sits at the root, would claim their addresses. */
public class StaticFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  private static final Set<String> FILE_METHODS = Set.of("GET", "HEAD");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!FILE_METHODS.contains(request.getMethod())) {
      response.setHeader("Allow", "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    if (request.getRequestURI().endsWith("/")) {
      // a directory, which some servers call forbidden and not absent
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", "public, max-age=3600");
    getServletContext().getNamedDispatcher("default").forward(request, response);
  }
}
