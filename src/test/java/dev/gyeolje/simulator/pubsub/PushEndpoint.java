package dev.gyeolje.simulator.pubsub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/**
 * A push endpoint for tests. It responds with 204 unless a test sets another status, and records
 * the pushes to each path.
 */
final class PushEndpoint implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpServer server;
  private final ExecutorService executor = Executors.newCachedThreadPool(Threads.named("endpoint"));
  private final Map<String, BlockingQueue<ReceivedPush>> received = new ConcurrentHashMap<>();
  private final Map<String, ToIntFunction<ReceivedPush>> answers = new ConcurrentHashMap<>();

  PushEndpoint() throws IOException {
    this(0);
  }

  PushEndpoint(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    server.setExecutor(executor);
    server.createContext("/", this::receive);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** Makes {@code path} respond with the status that {@code answer} returns. */
  void answers(String path, ToIntFunction<ReceivedPush> answer) {
    answers.put(path, answer);
  }

  /** Makes {@code path} respond with the given statuses in order; the last one repeats. */
  void answersInTurn(String path, int... statuses) {
    AtomicInteger turn = new AtomicInteger();
    answers(path, push -> statuses[Math.min(turn.getAndIncrement(), statuses.length - 1)]);
  }

  /** Waits for the next push to {@code path} and returns it; fails if none arrives. */
  ReceivedPush next(String path) throws InterruptedException {
    ReceivedPush push = at(path).poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (push == null) throw new AssertionError("no push to " + path + " within " + PATIENCE);
    return push;
  }

  /** Returns whether {@code path} receives no push for {@code time}. */
  boolean isQuiet(String path, Duration time) throws InterruptedException {
    return at(path).poll(time.toMillis(), TimeUnit.MILLISECONDS) == null;
  }

  /** Returns the number of pushes to {@code path} that {@link #next} has not returned yet. */
  int untaken(String path) {
    return at(path).size();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private void receive(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    ReceivedPush push = ReceivedPush.of(exchange);
    at(path).add(push);
    exchange.sendResponseHeaders(answers.getOrDefault(path, any -> 204).applyAsInt(push), -1);
    exchange.close();
  }

  private BlockingQueue<ReceivedPush> at(String path) {
    return received.computeIfAbsent(path, none -> new LinkedBlockingQueue<>());
  }
}
