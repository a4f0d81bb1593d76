package dev.gyeolje.simulator.pubsub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Serves the page that shows the messages and switches faults, the two form targets of that page,
 * and the public keys.
 */
final class Console implements AutoCloseable {

  private final Broker broker;
  private final HttpServer server;
  private final ExecutorService executor =
      Executors.newFixedThreadPool(2, Threads.named("console"));

  Console(Broker broker) throws IOException {
    this.broker = broker;
    server = HttpServer.create();
    server.setExecutor(executor);
    server.createContext("/", this::show);
    server.createContext("/keys", this::keys);
    server.createContext("/arm", exchange -> change(exchange, broker::arm));
    server.createContext("/disarm", exchange -> change(exchange, broker::disarm));
  }

  void start(int port) throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private void show(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/")) {
      answer(exchange, 404, "Not here.");
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    answer(exchange, 200, ConsolePage.of(broker.view()));
  }

  private void keys(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    answer(exchange, 200, broker.tokens().publicKeys());
  }

  private void change(HttpExchange exchange, Consumer<Fault> change) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      answer(exchange, 405, "Only by the buttons of the page.");
      return;
    }
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      change.accept(Fault.valueOf(form.replaceFirst("^fault=", "")));
    } catch (IllegalArgumentException unknown) {
      answer(exchange, 400, "No such fault.");
      return;
    }
    exchange.getResponseHeaders().set("Location", "/");
    exchange.sendResponseHeaders(303, -1);
    exchange.close();
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
