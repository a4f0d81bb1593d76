package dev.gyeolje.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves files: JAX-RS, which is mapped to the root, would handle their paths otherwise. Files that
 * pages link have a path that changes with their content ({@link StaticFilesView}); they are sent
 * compressed and cacheable.
 */
public class StaticFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  private static final Pattern GZIP =
      Pattern.compile("(^|[ ,])gzip *(;(?! *q=0(\\.0*)? *(,|$))|,|$)");

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
      // a directory: some servers answer 403 instead of 404
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var named = StaticFilesView.in(getServletContext()).find(request.getRequestURI());
    if (named.isPresent()) {
      send(named.get(), accepts(request.getHeader("Accept-Encoding")), response);
      return;
    }
    response.setHeader("Cache-Control", "public, max-age=3600");
    getServletContext().getNamedDispatcher("default").forward(request, response);
  }

  private static void send(
      StaticFilesView.Named named, boolean compressed, HttpServletResponse response)
      throws IOException {
    var file = named.file();
    // a path of another release comes from an older or newer node
    response.setHeader(
        "Cache-Control", named.current() ? "public, max-age=31536000, immutable" : "no-store");
    response.setContentType(file.type());
    var body = file.content();
    if (file.compressed() != null) {
      response.setHeader("Vary", "Accept-Encoding");
      if (compressed) {
        response.setHeader("Content-Encoding", "gzip");
        body = file.compressed();
      }
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Whether a browser accepts gzip; {@code encodings} may be null. */
  static boolean accepts(@Nullable String encodings) {
    return encodings != null && GZIP.matcher(encodings).find();
  }
}
