package dev.gyeolje.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A simple load balancer that sends one request to each node in turn, without session affinity. It
 * checks each node's readiness five times a second and sends requests to ready nodes only.
 *
 * <p>A request goes to a second node only if the first rejects the connection, because then nothing
 * was sent yet. After any later failure the client gets 502, and the request is not repeated: only
 * the client knows whether a repeat is safe.
 */
public final class RoundRobin implements AutoCloseable {

  private static final int THREADS = 64;
  private static final int LARGEST_BODY = 1 << 20;
  private static final int CONNECT_MILLIS = 2_000;
  private static final int ANSWER_MILLIS = 90_000;

  /** Hop-by-hop headers, which apply to one connection only and are not passed on. */
  private static final Set<String> HOP = Set.of("connection", "keep-alive", "transfer-encoding");

  /** One node behind this load balancer. */
  public final class Node {
    private final int port;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean ready;

    private Node(int port) {
      this.port = port;
    }

    /** Returns whether the load balancer sends requests to this node. */
    public boolean ready() {
      return ready;
    }

    /** Returns the number of requests that were sent to this node so far. */
    public int taken() {
      return taken.get();
    }

    /** Returns the number of requests that this node has not answered yet. */
    public int open() {
      return open.get();
    }

    private void look() {
      try {
        ready =
            send("GET", "/internal/ready", List.of(), new byte[0], CONNECT_MILLIS).status == 200;
      } catch (IOException e) {
        ready = false;
      }
    }

    private Answer send(
        String method, String target, List<String> headers, byte[] body, int patience)
        throws IOException {
      try (var socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        socket.setSoTimeout(patience);
        var head = new StringBuilder(method + " " + target + " HTTP/1.0\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().write(body);
        return Answer.read(socket.getInputStream());
      }
    }
  }

  private record Answer(int status, List<String[]> headers, byte[] body) {

    static Answer read(InputStream in) throws IOException {
      var first = line(in);
      if (!first.startsWith("HTTP/1.")) throw new IOException("no answer but \"" + first + "\"");
      var headers = new ArrayList<String[]>();
      int length = -1;
      for (var line = line(in); !line.isEmpty(); line = line(in)) {
        var header = line.split(":\\s*", 2);
        if (header[0].equalsIgnoreCase("Content-Length")) length = Integer.parseInt(header[1]);
        else headers.add(header);
      }
      var body = in.readAllBytes();
      if (length > body.length) throw new IOException("cut off");
      return new Answer(Integer.parseInt(first.split(" ")[1]), headers, body);
    }

    private static String line(InputStream in) throws IOException {
      var line = new ByteArrayOutputStream();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) throw new IOException("cut off");
        if (next != '\r') line.write(next);
      }
      return line.toString(StandardCharsets.ISO_8859_1);
    }
  }

  private final HttpServer server;
  private final List<Node> nodes;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final ScheduledExecutorService looks = Executors.newScheduledThreadPool(2);
  private final AtomicInteger next = new AtomicInteger();

  private RoundRobin(HttpServer server, List<Integer> ports) {
    this.server = server;
    this.nodes = ports.stream().map(Node::new).toList();
  }

  /**
   * Listens on {@code port} and forwards to the nodes on these ports, all on the loopback address.
   */
  static RoundRobin start(int port, List<Integer> nodes) throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    var proxy = new RoundRobin(server, nodes);
    server.setExecutor(proxy.threads);
    server.createContext("/", proxy::pass);
    server.start();
    proxy.nodes.forEach(
        node -> proxy.looks.scheduleWithFixedDelay(node::look, 0, 200, TimeUnit.MILLISECONDS));
    return proxy;
  }

  /** Returns the nodes, in the order of their ports in {@link #start}. */
  public List<Node> nodes() {
    return nodes;
  }

  URI origin() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
      var headers = new ArrayList<String>();
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (isPassedOn(name)) values.forEach(value -> headers.add(name + ": " + value));
              });
      var answer = answer(exchange, headers, body);
      answer.headers.stream()
          .filter(header -> isPassedOn(header[0]))
          .forEach(header -> exchange.getResponseHeaders().add(header[0], header[1]));
      exchange.sendResponseHeaders(
          answer.status, answer.body.length == 0 ? -1 : answer.body.length);
      if (answer.body.length > 0) exchange.getResponseBody().write(answer.body);
    }
  }

  private static boolean isPassedOn(String header) {
    var name = header.toLowerCase(Locale.ROOT);
    return !HOP.contains(name) && !name.equals("content-length");
  }

  private Answer answer(HttpExchange exchange, List<String> headers, byte[] body) {
    var target = exchange.getRequestURI().toString();
    for (int tries = 0; tries < nodes.size(); tries++) {
      var node = pick();
      if (node == null) break;
      node.open.incrementAndGet();
      try {
        node.taken.incrementAndGet();
        return node.send(exchange.getRequestMethod(), target, headers, body, ANSWER_MILLIS);
      } catch (ConnectException e) {
        node.ready = false;
      } catch (IOException e) {
        node.ready = false;
        return plain(502, "The node did not answer: " + e.getMessage());
      } finally {
        node.open.decrementAndGet();
      }
    }
    return plain(503, "No node is ready.");
  }

  private Node pick() {
    var ready = nodes.stream().filter(Node::ready).toList();
    return ready.isEmpty() ? null : ready.get(Math.floorMod(next.getAndIncrement(), ready.size()));
  }

  private static Answer plain(int status, String text) {
    return new Answer(
        status,
        List.<String[]>of(new String[] {"Content-Type", "text/plain"}),
        text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    looks.shutdownNow();
    server.stop(0);
    threads.shutdownNow();
  }
}
