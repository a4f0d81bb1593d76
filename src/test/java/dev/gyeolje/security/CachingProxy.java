package dev.gyeolje.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gyeolje.support.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Shared cache as many sites run one: stores each response whose path looks like a file, regardless
 * of status, type and cookies, unless {@code Cache-Control} forbids it.
 */
final class CachingProxy implements AutoCloseable {
  private static final Pattern FILE = Pattern.compile(".*\\.(js|css|svg|png|webp|ico|txt)");
  private static final Pattern FORBIDDEN = Pattern.compile(".*\\b(no-store|no-cache|private)\\b.*");

  private final URI origin;
  private final HttpServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, HttpResponse<String>> kept = new ConcurrentHashMap<>();

  private CachingProxy(URI origin, HttpServer server) {
    this.origin = origin;
    this.server = server;
  }

  /** Starts an empty cache on a free port of this machine. */
  static CachingProxy before(URI origin) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var cache = new CachingProxy(origin, HttpServer.create(address, 0));
    cache.server.createContext("/", cache::answer);
    cache.server.start();
    return cache;
  }

  /** Requests this path unchanged with these cookies; empty for none. */
  HttpResponse<String> get(String path, String cookies) {
    return get(
        URI.create("http://localhost:" + server.getAddress().getPort() + path), cookies, "ko");
  }

  /** Returns the paths whose responses the cache serves to all clients. */
  Set<String> kept() {
    return kept.keySet();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().toString();
      var answer = kept.get(path);
      if (answer == null) {
        answer =
            get(
                URI.create(origin + path),
                exchange.getRequestHeaders().getFirst("Cookie"),
                exchange.getRequestHeaders().getFirst("Accept-Language"));
        if (mayKeep(path, answer)) kept.put(path, answer);
      }
      var body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static boolean mayKeep(String path, HttpResponse<String> answer) {
    var control = String.join(",", answer.headers().allValues("Cache-Control"));
    return FILE.matcher(path).matches()
        && !FORBIDDEN.matcher(control.toLowerCase(Locale.ROOT)).matches();
  }

  private HttpResponse<String> get(URI address, String cookies, String languages) {
    var request = HttpRequest.newBuilder(address).header("Accept-Language", languages);
    if (cookies != null && !cookies.isEmpty()) request.header("Cookie", cookies);
    return Visitor.send(http, request.build());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
