package dev.gyeolje.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Eventually;
import dev.gyeolje.support.LogWatch;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that slow or too large bodies take no threads and no memory from other clients. */
class SlowBodiesIT {

  /** More than three times the threads that either server answers with. */
  private static final int CONNECTIONS = 200;

  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  private static final List<String> OTHERS = List.of("/internal/live", "/", "/cart");

  private final LocalShop shop = SharedShop.get();
  private final List<Socket> open = new ArrayList<>();

  /**
   * The server compiles a page when it is first shown, which takes longer on a busy machine. The
   * last one is the error page, which most of the slow senders get.
   */
  @BeforeEach
  void showPagesOnce() {
    OTHERS.forEach(Visitor.to(shop)::get);
    assertThat(Visitor.to(shop).get("/nope").statusCode()).isEqualTo(404);
  }

  @AfterEach
  void hangUp() throws IOException {
    for (var socket : open) socket.close();
  }

  /** Requests that the shop accepts, rejects at various places, or whose body it does not need. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /logout",
        "POST /cart",
        "POST /login",
        "POST /nope",
        "POST /orders;x",
        "POST /static/css/shop.css",
        "POST /api/payments/webhook",
        "POST /api/checkout/orders",
        "POST /api/checkout/stock",
        "PUT /",
        "GET /"
      })
  void manySlowBodies_doNotBlockOthers(String line) throws IOException {
    for (int i = 0; i < CONNECTIONS; i++) send(begin(line, "Content-Length: 60000"), "a");

    assertThatOthersAreServed();
  }

  @ParameterizedTest
  @CsvSource({
    "POST /logout, Content-Length: 99999999",
    "POST /logout, Transfer-Encoding: chunked",
    "POST /api/payments/webhook, Transfer-Encoding: chunked",
    "POST /api/checkout/stock, Transfer-Encoding: chunked"
  })
  void manySlowOversizedBodies_doNotBlockOthers(String line, String length) throws IOException {
    var beginning = "10000\r\n" + "a".repeat(0x10000) + "\r\n10000\r\nb";
    for (int i = 0; i < CONNECTIONS; i++) trySend(begin(line, length), beginning);

    assertThatOthersAreServed();
  }

  @Test
  void slowBodies_timeOutAfterTenSeconds() throws IOException {
    var log = LogWatch.of(shop.server().log());
    // the server compiles the error page when it is first shown
    Visitor.to(shop).get("/nope");
    var slow = new ArrayList<CompletableFuture<Void>>();

    for (var line : List.of("POST /logout", "POST /api/payments/webhook", "POST /nope")) {
      long began = System.nanoTime();
      var body = begin(line, "Content-Length: 60000");
      // a thread for each: on three cores, the common pool has two
      slow.add(
          CompletableFuture.runAsync(
              () -> assertTimesOut(body, began), task -> new Thread(task).start()));
    }

    slow.forEach(CompletableFuture::join);
    assertThat(log.troubles()).isEmpty();
  }

  private static void assertTimesOut(Socket body, long began) {
    var answer = sendByteBySecond(body);

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(14));
    assertThat(answer).startsWith("HTTP/1.1 408 ");
    Eventually.eventually("the connection's end", () -> heard(body), "hung up"::equals);
  }

  @Test
  void abortedBody_isNoServerError() throws IOException {
    var log = LogWatch.of(shop.server().log());
    var body = begin("POST /logout", "Content-Length: 60000");
    send(body, "a");
    body.shutdownOutput();

    var answer = Eventually.eventually("an end", () -> heard(body), heard -> !heard.isEmpty());

    assertThat(answer).matches("(?s)HTTP/1.1 400 .*|hung up");
    assertThat(log.troubles()).isEmpty();
  }

  /** The limit leaves threads for the slow bodies of other clients. */
  @Test
  void slowBodies_areLimitedToEightPerAddress() throws IOException {
    for (int i = 0; i < 20; i++) send(begin("POST /logout", "Content-Length: 60000"), "a");

    var answers = new ArrayList<String>();
    for (var socket : open) answers.add(heard(socket));

    assertThat(answers).filteredOn(String::isEmpty).hasSize(8);
    assertThat(answers).filteredOn(answer -> answer.startsWith("HTTP/1.1 503 ")).hasSize(12);
  }

  /** The shop authenticates and CSRF protects such a body like one that arrives at once. */
  @Test
  void bodyInParts_isReadCompletely() throws IOException {
    var customer = Visitor.signedInTo(shop);
    var device = "{\"kind\":\"fid\", \"value\":\"in-parts\", \"name\":\"한글\"}".getBytes(UTF_8);
    var body =
        begin(
            "POST /api/devices",
            "Cookie: " + customer.cookies(),
            "Sec-Fetch-Site: same-origin",
            "Content-Type: application/json",
            "Content-Length: " + device.length);

    for (byte part : Arrays.copyOf(device, 3)) {
      body.getOutputStream().write(part);
      assertThat(heard(body)).isEmpty();
    }
    body.getOutputStream().write(device, 3, device.length - 3);

    var answer = Eventually.eventually("an answer", () -> heard(body), heard -> !heard.isEmpty());
    assertThat(answer).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/payments/webhook", "/api/pubsub/push?token=%s"})
  void bodyWithoutLength_isRejectedOverLimit(String path) throws IOException {
    var line = "POST " + path.formatted(shop.pushToken());
    var sockets = new ArrayList<Socket>();
    for (int i = 0; i < 4; i++) sockets.add(begin(line, "Transfer-Encoding: chunked"));

    var answers =
        sockets.stream()
            .map(socket -> CompletableFuture.supplyAsync(() -> sendMoreThanAnythingTakes(socket)))
            .toList();

    assertThatOthersAreServed();
    assertThat(answers)
        .extracting(CompletableFuture::join)
        .allMatch(a -> a.startsWith("HTTP/1.1 413 "));
    assertThatOthersAreServed();
  }

  private void assertThatOthersAreServed() {
    for (var path : OTHERS) {
      var visitor = Visitor.to(shop);
      HttpRequest.Builder request = visitor.request(path).timeout(AT_ONCE).GET();
      assertThat(visitor.send(request).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(Visitor.to(shop).submit("/language", Map.of("lang", "en", "to", "/")).statusCode())
        .isEqualTo(303);
  }

  /** Sends the head of a request without its body. */
  private Socket begin(String line, String... headers) throws IOException {
    var socket = new Socket("127.0.0.1", shop.origin().getPort());
    open.add(socket);
    socket.setSoTimeout(1_000);
    send(socket, line + " HTTP/1.1\r\nHost: localhost\r\n");
    for (var header : headers) send(socket, header + "\r\n");
    send(socket, "\r\n");
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
  }

  /**
   * Sends a byte a second, so that the connection is never idle long, for half a minute at most.
   */
  private static String sendByteBySecond(Socket socket) {
    try {
      for (int second = 0; second < 30; second++) {
        send(socket, "a");
        var heard = heard(socket);
        if (!heard.isEmpty()) return heard;
      }
      return "nothing";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the first bytes that the server sends within a second; empty if it sends none. */
  private static String heard(Socket socket) throws IOException {
    try {
      var bytes = new byte[64];
      int length = socket.getInputStream().read(bytes);
      return length < 0 ? "hung up" : new String(bytes, 0, length, ISO_8859_1);
    } catch (SocketTimeoutException silent) {
      return "";
    } catch (SocketException reset) {
      return "hung up";
    }
  }

  /** Sends a text that the server may stop reading. */
  private static void trySend(Socket socket, String text) throws IOException {
    try {
      send(socket, text);
    } catch (SocketException hungUp) {
      // the server may close the connection instead of responding
    }
  }

  /** Sends one byte more than 16 MiB and returns the beginning of the response. */
  private static String sendMoreThanAnythingTakes(Socket socket) {
    try {
      for (int i = 0; i < 16; i++) send(socket, "100000\r\n" + "a".repeat(0x100000) + "\r\n");
      send(socket, "1\r\na\r\n0\r\n\r\n");
      return Eventually.eventually("an answer", () -> heard(socket), heard -> !heard.isEmpty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
