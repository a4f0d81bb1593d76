package dev.gyeolje.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses within the shop. */
public final class Paths {

  /**
   * What no address of ours has: parameters, escaped ASCII, empty parts, and parts that begin with
   * a dot. Letters beyond ASCII are always escaped.
   */
  private static final Pattern SPELLING =
      Pattern.compile("[^A-Za-z0-9/._~!$&'()*+,=:@%-]|//|/\\.|%(?![89A-Fa-f][0-9A-Fa-f])");

  private static final Pattern FOR_PROGRAMS = Pattern.compile("/+(api|internal)/.*");

  private Paths() {}

  /**
   * Whether {@code uri}, as it was sent, can be read in one way only. The shop sees no other, so
   * what is decided by the beginning of one holds for the place that it leads to.
   */
  static boolean isPlain(String uri) {
    return uri.startsWith("/") && !SPELLING.matcher(uri).find();
  }

  /** Path and query of the present request. */
  public static String of(UriInfo uri) {
    var request = uri.getRequestUri();
    return request.getRawPath()
        + (request.getRawQuery() == null ? "" : "?" + request.getRawQuery());
  }

  /**
   * Whether programs call {@code path}, so that an error is a problem and not a page. It may begin
   * with more than one slash: JAX-RS gives paths without one on one server, with one on another.
   */
  public static boolean forPrograms(String path) {
    return FOR_PROGRAMS.matcher(path).matches();
  }

  /** The path that {@code request} is routed by; a slash at its end changes nothing. */
  public static String canonical(HttpServletRequest request) {
    var path = request.getServletPath() + Objects.toString(request.getPathInfo(), "");
    return path.replaceFirst("(.)/$", "$1");
  }

  /** The page above {@code path}, which is encoded: that of the form whose button leads there. */
  static URI above(String path) {
    var above = path.replaceAll("/{2,}", "/").replaceFirst("/[^/]*/?$", "");
    return URI.create(above.isEmpty() ? "/" : above);
  }

  /** The sign-in page that leads back to {@code path}. */
  public static URI signIn(String path) {
    return UriBuilder.fromPath("/login").queryParam("to", "{to}").build(path);
  }

  /**
   * {@code path} if it leads to a place within the shop, else the shop's first page: nobody is sent
   * elsewhere by a parameter.
   */
  public static String inside(@Nullable String path) {
    return path != null && isInside(path) ? path : "/";
  }

  private static boolean isInside(String path) {
    return path.startsWith("/")
        && !path.startsWith("//")
        && path.length() <= 1_000
        // browsers read a backslash as a slash and skip control characters; of letters beyond
        // ASCII, a server may write the last eight bits only
        && path.chars().noneMatch(c -> c == '\\' || c < ' ' || c >= 127)
        && isAddress(path);
  }

  /** Browsers send some characters as they were typed, which no address may hold. */
  private static boolean isAddress(String path) {
    try {
      new URI(path);
      return true;
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }
}
