package dev.gyeolje.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a request, parsed one by one, so that an unreadable cookie does not affect the
 * others. The servers' own parsers drop all cookies in such cases, each in different ones.
 *
 * <p>If customers use https, the shop's cookies have the prefix {@code __Host-}: browsers then
 * accept them only from this very host (RFC 6265bis 4.1.3).
 */
final class RequestCookies {

  /** More than any browser stores for one site (Chrome 180, Firefox 150 in 2025). */
  static final int MOST = 200;

  private static final String OWN_HOST = "__Host-";

  private record Entry(String name, String value) {}

  private final List<Entry> entries;
  private final boolean secure;

  /**
   * @param secure whether customers use https
   */
  RequestCookies(HttpServletRequest request, boolean secure) {
    this.entries = entries(request).limit(MOST).flatMap(RequestCookies::entry).toList();
    this.secure = secure;
  }

  /** The name of the shop's cookie {@code name} in the browser. */
  static String named(String name, boolean secure) {
    return secure ? OWN_HOST + name : name;
  }

  /** Number of cookies in the request. */
  static long count(HttpServletRequest request) {
    return entries(request).count();
  }

  /**
   * Parses the shop's cookie {@code name} with {@code reader}. Of several cookies with that name,
   * returns the first that can be parsed: one may be left over from another path.
   */
  <T> Optional<T> first(String name, Function<String, Optional<T>> reader) {
    return values(name).map(reader).flatMap(Optional::stream).findFirst();
  }

  /** The values of the shop's cookies {@code name}, in the order in which they were sent. */
  Stream<String> values(String name) {
    var sent = named(name, secure);
    return entries.stream().filter(entry -> entry.name.equals(sent)).map(Entry::value);
  }

  /** All cookies under their original names, for code outside the shop; null if there are none. */
  Cookie @Nullable [] all() {
    return cookies(entries.stream());
  }

  /** The shop's cookies without the prefix, for code without support for it; null if none. */
  Cookie @Nullable [] ours() {
    if (!secure) return all();
    return cookies(
        entries.stream()
            .filter(entry -> entry.name.startsWith(OWN_HOST))
            .map(entry -> new Entry(entry.name.substring(OWN_HOST.length()), entry.value)));
  }

  private static Cookie @Nullable [] cookies(Stream<Entry> entries) {
    var cookies = entries.flatMap(RequestCookies::cookie).toArray(Cookie[]::new);
    return cookies.length == 0 ? null : cookies;
  }

  private static Stream<Cookie> cookie(Entry entry) {
    try {
      return Stream.of(new Cookie(entry.name, entry.value));
    } catch (IllegalArgumentException nameOfTheOtherCustomer) {
      return Stream.empty();
    }
  }

  private static Stream<String> entries(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Cookie")).stream()
        .flatMap(line -> Arrays.stream(line.split(";")))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty());
  }

  private static Stream<Entry> entry(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) return Stream.empty();
    var value = text.substring(equals + 1).strip();
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return Stream.of(
        new Entry(
            text.substring(0, equals).strip(),
            quoted ? value.substring(1, value.length() - 1) : value));
  }
}
