package dev.gyeolje.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks and builds URLs within the shop. */
public final class Paths {

  /**
   * Matches what no URL of the shop contains: parameters, escaped ASCII, empty segments, and
   * segments that begin with a dot. Characters beyond ASCII are always escaped.
   */
  private static final Pattern SPELLING =
      Pattern.compile("[^A-Za-z0-9/._~!$&'()*+,=:@%-]|//|/\\.|%(?![89A-Fa-f][0-9A-Fa-f])");

  private static final Pattern FOR_PROGRAMS = Pattern.compile("/+(api|internal)/.*");

  private Paths() {}

  /**
   * Whether {@code uri}, as sent, has only one interpretation. The shop accepts no other, so that a
   * decision based on its prefix applies to its target.
   */
  static boolean isPlain(String uri) {
    return uri.startsWith("/") && !SPELLING.matcher(uri).find();
  }

  /** Path and query of the current request. */
  public static String of(UriInfo uri) {
    var request = uri.getRequestUri();
    return request.getRawPath()
        + (request.getRawQuery() == null ? "" : "?" + request.getRawQuery());
  }

  /**
   * Whether programs call {@code path}, so that an error is answered with a problem document
   * instead of a page. The path may begin with more than one slash: JAX-RS returns paths with a
   * slash on one server, and without on another.
   */
  public static boolean forPrograms(String path) {
    return FOR_PROGRAMS.matcher(path).matches();
  }

  /** The path by which {@code request} is routed; without a trailing slash. */
  public static String canonical(HttpServletRequest request) {
    var path = request.getServletPath() + Objects.toString(request.getPathInfo(), "");
    return path.replaceFirst("(.)/$", "$1");
  }

  /** The page above {@code path}, which is encoded: the page with the form that posts to it. */
  static URI above(String path) {
    var above = path.replaceAll("/{2,}", "/").replaceFirst("/[^/]*/?$", "");
    return URI.create(above.isEmpty() ? "/" : above);
  }

  /** The sign-in page that leads back to {@code path}. */
  public static URI signIn(String path) {
    return UriBuilder.fromPath("/login").queryParam("to", "{to}").build(path);
  }

  /**
   * {@code path} if it leads to a page of the shop, otherwise the home page: a parameter must not
   * redirect users to another site.
   */
  public static String inside(@Nullable String path) {
    return path != null && isInside(path) ? path : "/";
  }

  private static boolean isInside(String path) {
    return path.startsWith("/")
        && !path.startsWith("//")
        && path.length() <= 1_000
        // browsers read a backslash as a slash and ignore control characters; of characters beyond
        // ASCII, a server may write only the last eight bits
        && path.chars().noneMatch(c -> c == '\\' || c < ' ' || c >= 127)
        && isAddress(path);
  }

  /** Browsers send some characters unescaped that are invalid in a URI. */
  private static boolean isAddress(String path) {
    try {
      new URI(path);
      return true;
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }
}
