package dev.gyeolje.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form that was read before anybody else reads it, by its parameters as well as by the stream:
 * each server's own code does it in its own way.
 */
final class PostedForm extends ReceivedRequest {

  private final Map<String, String[]> parameters;

  private PostedForm(HttpServletRequest request, byte[] body) {
    super(request, body);
    this.parameters = parameters(request.getQueryString(), body);
  }

  /**
   * Reads the form, whose size {@link BodyLimitFilter} has limited.
   *
   * @throws IllegalArgumentException if it cannot be read as one
   */
  static PostedForm read(HttpServletRequest request) throws IOException {
    return new PostedForm(request, request.getInputStream().readAllBytes());
  }

  private static Map<String, String[]> parameters(String query, byte[] body) {
    var found = new LinkedHashMap<String, List<String>>();
    add(found, query == null ? "" : query);
    add(found, new String(body, StandardCharsets.UTF_8));
    var parameters = new LinkedHashMap<String, String[]>();
    found.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
    return Collections.unmodifiableMap(parameters);
  }

  private static void add(Map<String, List<String>> found, String encoded) {
    for (var pair : encoded.split("&")) {
      if (pair.isEmpty()) continue;
      var parts = pair.split("=", 2);
      found
          .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
          .add(parts.length == 1 ? "" : decoded(parts[1]));
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String getParameter(String name) {
    var values = parameters.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String[] getParameterValues(String name) {
    return parameters.get(name);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return parameters;
  }
}
