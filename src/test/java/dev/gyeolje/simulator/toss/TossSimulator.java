package dev.gyeolje.simulator.toss;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The simulator of Toss Payments, running on this machine until closed. Safe for use by many
 * threads; amounts are won.
 */
public final class TossSimulator implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads;
  private final Clock clock;
  private final URI origin;
  private final Ledger ledger;
  private final IdempotencyStore idempotency;
  private final ArmedFaults faults = new ArmedFaults();
  private final HeldAnswers held = new HeldAnswers();
  private final RequestLog log = new RequestLog();

  private TossSimulator(HttpServer server, Clock clock) {
    this.server = server;
    this.clock = clock;
    this.origin = URI.create("http://localhost:" + server.getAddress().getPort());
    this.ledger = new Ledger(clock, origin.toString());
    this.idempotency = new IdempotencyStore(clock);
    this.threads =
        Executors.newCachedThreadPool(
            work -> new Thread(work, "toss-simulator-" + origin.getPort()));
  }

  /**
   * Starts on the system's clock.
   *
   * @param port 0 for any free one
   * @throws UncheckedIOException if the port is taken
   */
  public static TossSimulator start(int port) {
    return start(port, Clock.systemUTC());
  }

  /**
   * Starts on the given clock, which decides when windows close and idempotency keys run out.
   *
   * @param port 0 for any free one
   * @throws UncheckedIOException if the port is taken
   */
  public static TossSimulator start(int port, Clock clock) {
    try {
      InetAddress local = InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
      TossSimulator toss =
          new TossSimulator(HttpServer.create(new InetSocketAddress(local, port), 0), clock);
      toss.serve();
      return toss;
    } catch (IOException e) {
      throw new UncheckedIOException("the Toss simulator cannot listen on port " + port, e);
    }
  }

  private void serve() {
    server.setExecutor(threads);
    server.createContext("/v1/", new PaymentsApi(clock, ledger, idempotency, faults, held, log));
    server.createContext(
        "/v2/standard", exchange -> resource(exchange, "sdk.js", "text/javascript"));
    server.createContext("/sdk/", new Sdk(ledger, origin.toString()));
    server.createContext("/window/", new PaymentWindow(ledger, clock));
    server.createContext(
        "/static/pages.css", exchange -> resource(exchange, "pages.css", "text/css"));
    server.createContext(
        "/static/window.js", exchange -> resource(exchange, "window.js", "text/javascript"));
    server.createContext("/", new Console(this, ledger, faults, log));
    server.start();
  }

  private static void resource(HttpExchange exchange, String name, String type) throws IOException {
    try (InputStream resource = TossSimulator.class.getResourceAsStream(name)) {
      String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      new Answer(200, type + ";charset=UTF-8", text).send(exchange);
    }
  }

  /** Where it listens, such as {@code http://localhost:41234}; the console is there. */
  public URI origin() {
    return origin;
  }

  /** What a shop's page loads instead of Toss' own script. */
  public URI sdkUrl() {
    return origin.resolve("/v2/standard");
  }

  /**
   * What a shop's server calls instead of {@code https://api.tosspayments.com}, without {@code
   * /v1}.
   */
  public URI apiUrl() {
    return origin;
  }

  /** The widget client key of Toss' public documentation. */
  public String clientKey() {
    return Merchant.WIDGET.clientKey;
  }

  /** The widget secret key of Toss' public documentation, which pairs with {@link #clientKey}. */
  public String secretKey() {
    return Merchant.WIDGET.secretKey;
  }

  /** As {@link #authenticate(String, long, PaymentMethod)}, by card. */
  public String authenticate(String orderId, long amount) {
    return authenticate(orderId, amount, PaymentMethod.CARD);
  }

  /**
   * Does what a customer does in the window, up to the return to the shop: the payment is {@code
   * IN_PROGRESS}.
   *
   * @return the payment key
   * @param orderId 6 to 64 letters, digits, - _ =
   * @throws IllegalArgumentException if Toss would not open a window for this order: it is
   *     malformed or already paid
   */
  public String authenticate(String orderId, long amount, PaymentMethod method) {
    try {
      WindowRequest request =
          new WindowRequest(
              Merchant.WIDGET,
              orderId,
              "Order " + orderId,
              amount,
              method,
              null,
              null,
              null,
              null,
              null,
              null,
              origin.toString());
      String key = ledger.open(request);
      ledger.change(key, payment -> payment.authenticate(clock.instant()));
      return key;
    } catch (Rejection rejection) {
      throw new IllegalArgumentException(rejection.getMessage(), rejection);
    }
  }

  /**
   * Confirms a payment without the shop, as the shop did before its database was restored to an
   * earlier moment.
   *
   * @param paymentKey of a payment that was authenticated
   */
  public void confirm(String paymentKey) {
    ledger.change(paymentKey, payment -> payment.confirm(clock.instant()));
  }

  /** The card company rejects a payment that was authenticated, in the window. */
  public void abort(String paymentKey, String code) {
    ledger.change(paymentKey, payment -> payment.abort(ErrorCode.of(code)));
  }

  /**
   * From now on this order can be paid more than once. Toss rejects that as {@code
   * DUPLICATED_ORDER_ID}; a shop must not rely on it.
   */
  public void allowRepeated(String orderId) {
    ledger.allowRepeated(orderId);
  }

  /** The status of a payment; empty if there is none of that key. */
  public Optional<PaymentStatus> status(String paymentKey) {
    return ledger.read(paymentKey, Payment::status);
  }

  /** Won taken for this order minus won refunded, over all its payments. */
  public long captured(String orderId) {
    return ledger.readAll(p -> p.request.orderId().equals(orderId) ? p.captured : 0L).stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Won taken minus won refunded, by order; orders that come to nothing are left out. */
  public Map<String, Long> balances() {
    Map<String, Long> balances = new HashMap<>();
    ledger.readAll(p -> balances.merge(p.request.orderId(), p.captured, Long::sum));
    balances.values().removeIf(won -> won == 0);
    return balances;
  }

  /** How often a confirm for this order has arrived, whatever became of it. */
  public long confirmRequests(String orderId) {
    return log.of(orderId).stream().filter(request -> request.call() == Call.CONFIRM).count();
  }

  /** Every API request about this order, oldest first. */
  public List<SeenRequest> requests(String orderId) {
    return log.of(orderId);
  }

  /**
   * The buyer pays into the virtual account of this order.
   *
   * @throws IllegalStateException if no deposit is awaited, or its time is over
   */
  public void deposit(String orderId) {
    ledger.change(virtualAccountOf(orderId), payment -> payment.deposit(clock.instant()));
  }

  /**
   * The bank takes that deposit back, as happens within minutes when it was announced by mistake.
   *
   * @throws IllegalStateException if there was none
   */
  public void reverseDeposit(String orderId) {
    ledger.change(virtualAccountOf(orderId), Payment::reverseDeposit);
  }

  /**
   * The merchant gives money back by hand, in Toss' own console.
   *
   * @param amount won
   * @throws IllegalStateException if nothing of this order is captured
   */
  public void cancel(String orderId, long amount) {
    ledger.change(
        capturedOf(orderId),
        payment -> payment.cancel(amount, "by the merchant", null, null, clock.instant()));
  }

  /**
   * The merchant closes a virtual account that waits, in Toss' own console.
   *
   * @throws IllegalStateException if none was issued for this order
   */
  public void closeAccount(String orderId) {
    ledger.change(
        virtualAccountOf(orderId),
        payment -> payment.cancel(null, "by the merchant", null, null, clock.instant()));
  }

  /**
   * The bank takes what was refunded of a deposit.
   *
   * @throws IllegalStateException if nothing is on its way
   */
  public void refundArrives(String orderId) {
    ledger.change(virtualAccountOf(orderId), payment -> payment.refundEnds("COMPLETED"));
  }

  /**
   * The bank does not take it, and Toss' balance stays without it.
   *
   * @throws IllegalStateException if nothing is on its way
   */
  public void refundFails(String orderId) {
    ledger.change(virtualAccountOf(orderId), payment -> payment.refundEnds("FAILED"));
  }

  /**
   * The bank does not take it, and Toss lets it be canceled again.
   *
   * @throws IllegalStateException if nothing is on its way
   */
  public void refundComesBack(String orderId) {
    ledger.change(virtualAccountOf(orderId), Payment::refundComesBack);
  }

  private String capturedOf(String orderId) {
    return ledger
        .readAll(p -> p.captured > 0 && p.request.orderId().equals(orderId) ? p.key : "")
        .stream()
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing is captured for " + orderId));
  }

  private String virtualAccountOf(String orderId) {
    return ledger
        .readAll(p -> p.issuedAt != null && p.request.orderId().equals(orderId) ? p.key : "")
        .stream()
        .filter(key -> !key.isEmpty())
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no virtual account was issued for " + orderId));
  }

  /**
   * From now on Toss declines a cancel that follows another of the same payment, or a try at one,
   * within this time: 403 {@code FORBIDDEN_CONSECUTIVE_REQUEST}, which it keeps with the key.
   *
   * @throws IllegalStateException if nothing of this order is captured
   */
  public void declineConsecutiveCancels(String orderId, Duration within) {
    ledger.change(capturedOf(orderId), payment -> payment.betweenCancels = within);
  }

  /** The next confirm, of whatever order, meets this fault. */
  public void arm(Fault fault) {
    arm(fault, Call.CONFIRM, 1);
  }

  /** The next so many requests of that kind, of whatever order, meet this fault. */
  public void arm(Fault fault, Call call, int times) {
    faults.arm(new ArmedFaults.Armed(fault, call, times, null));
  }

  /** The next confirm of this order meets this fault. */
  public void armFor(String orderId, Fault fault) {
    armFor(orderId, fault, Call.CONFIRM, 1);
  }

  /** The next so many requests of that kind about this order meet this fault. */
  public void armFor(String orderId, Fault fault, Call call, int times) {
    faults.arm(new ArmedFaults.Armed(fault, call, times, orderId));
  }

  /** Forgets the faults that wait for requests about this order. */
  public void disarm(String orderId) {
    faults.disarm(orderId);
  }

  /**
   * From now on every request that no armed fault is for asks this how it goes; empty is well. For
   * bad days, where an armed fault is a single mishap. Asked by one request at a time.
   */
  public void behave(Function<Call, Optional<Fault>> mood) {
    faults.mood(mood);
  }

  /** How many requests a fault holds back now; for tests that must wait until one is. */
  public int held() {
    return held.count();
  }

  /** Lets everything go on that a fault holds back now: slow work finishes, late answers leave. */
  public void releaseHeld() {
    held.release();
  }

  /** Forgets payments, requests, kept answers and armed faults, and releases what is held. */
  public void reset() {
    faults.clear();
    ledger.clear();
    idempotency.clear();
    log.clear();
    held.release();
  }

  /** Stops listening, breaks open lines and ends its threads. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    try {
      threads.awaitTermination(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
