package dev.gyeolje.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request whose headers contain nothing that the servers' own parsers reject. */
final class ReadableRequest extends HttpServletRequestWrapper {

  ReadableRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public String getHeader(String name) {
    return readable(name).orElseGet(() -> super.getHeader(name));
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return readable(name)
        .map(line -> Collections.enumeration(List.of(line)))
        .orElseGet(() -> super.getHeaders(name));
  }

  private Optional<String> readable(String name) {
    for (var list : HeaderList.values())
      if (list.header().equalsIgnoreCase(name) && super.getHeader(name) != null)
        return Optional.of(list.readable(Collections.list(super.getHeaders(name))));
    return Optional.empty();
  }

  @Override
  public Cookie @Nullable [] getCookies() {
    return new RequestCookies((HttpServletRequest) getRequest(), false).all();
  }
}
