package dev.gyeolje.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP request, with methods to respond to it. */
public record HttpCall(HttpExchange exchange) {

  /** Far more than any message or form that the simulators accept. */
  private static final int LARGEST_BODY = 1 << 20;

  /** Handles a request; a request without a response ends with a closed connection. */
  public interface Work {
    void on(HttpCall call) throws IOException;
  }

  /** Returns method and path, as used in a table of routes. */
  public String route() {
    return exchange.getRequestMethod() + " " + path();
  }

  /** Returns the decoded path. */
  public String path() {
    return exchange.getRequestURI().getPath();
  }

  /** Returns the header, or an empty string. */
  public String header(String name) {
    var value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  /** Returns the body as text, truncated after one mebibyte. */
  public String body() throws IOException {
    return new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
  }

  /** Returns the query's parameters; of a repeated one, the last. */
  public Map<String, String> query() {
    return pairs(exchange.getRequestURI().getRawQuery());
  }

  /** Returns the posted form's fields; of a repeated one, the last. */
  public Map<String, String> form() throws IOException {
    return pairs(body());
  }

  /** Adds a header to the response. */
  public HttpCall with(String header, String value) {
    exchange.getResponseHeaders().set(header, value);
    return this;
  }

  /** Sends a response. */
  public void send(int status, String contentType, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    with("Content-Type", contentType).with("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    end();
  }

  /** Responds with 200 and a page. */
  public void html(String page) throws IOException {
    send(200, "text/html; charset=UTF-8", page);
  }

  /** Responds with 200 and JSON. */
  public void json(String body) throws IOException {
    send(200, "application/json; charset=UTF-8", body);
  }

  /** Responds without a body. */
  public void empty(int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    end();
  }

  /** Redirects a browser with 303. */
  public void seeOther(String location) throws IOException {
    with("Location", location).empty(303);
  }

  /**
   * Ends the exchange. Without the call to {@code getRequestBody}, the server closes a connection
   * that it announced to keep alive.
   */
  private void end() {
    exchange.getRequestBody();
    exchange.close();
  }

  /** Closes the connection without a response. */
  public void drop() {
    exchange.close();
  }

  private static Map<String, String> pairs(String encoded) {
    var pairs = new LinkedHashMap<String, String>();
    Arrays.stream((encoded == null ? "" : encoded).split("&"))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> pairs.put(decoded(pair[0]), pair.length < 2 ? "" : decoded(pair[1])));
    return pairs;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
