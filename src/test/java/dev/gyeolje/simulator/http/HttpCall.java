package dev.gyeolje.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP request and the ways to answer it. */
public record HttpCall(HttpExchange exchange) {

  /** Far more than any message or form we take. */
  private static final int LARGEST_BODY = 1 << 20;

  /** A unit of the server's work; what it does not answer is cut off. */
  public interface Work {
    void on(HttpCall call) throws IOException;
  }

  /** Method and path, as a table of routes names them. */
  public String route() {
    return exchange.getRequestMethod() + " " + path();
  }

  /** The decoded path. */
  public String path() {
    return exchange.getRequestURI().getPath();
  }

  /** The header, or empty. */
  public String header(String name) {
    var value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  /** The body as text, cut at a mebibyte. */
  public String body() throws IOException {
    return new String(exchange.getRequestBody().readNBytes(LARGEST_BODY), StandardCharsets.UTF_8);
  }

  /** The query's parameters; of a repeated one the last. */
  public Map<String, String> query() {
    return pairs(exchange.getRequestURI().getRawQuery());
  }

  /** The posted form's fields; of a repeated one the last. */
  public Map<String, String> form() throws IOException {
    return pairs(body());
  }

  /** Adds a header to the answer. */
  public HttpCall with(String header, String value) {
    exchange.getResponseHeaders().set(header, value);
    return this;
  }

  /** Answers. */
  public void send(int status, String contentType, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    with("Content-Type", contentType).with("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    end();
  }

  /** Answers 200 with a page. */
  public void html(String page) throws IOException {
    send(200, "text/html; charset=UTF-8", page);
  }

  /** Answers 200 with JSON. */
  public void json(String body) throws IOException {
    send(200, "application/json; charset=UTF-8", body);
  }

  /** Answers without a body. */
  public void empty(int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    end();
  }

  /** Sends a browser elsewhere. */
  public void seeOther(String location) throws IOException {
    with("Location", location).empty(303);
  }

  /** The server would hang up, having promised not to, unless somebody asked for the body. */
  private void end() {
    exchange.getRequestBody();
    exchange.close();
  }

  /** Closes the connection with no answer on it. */
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
