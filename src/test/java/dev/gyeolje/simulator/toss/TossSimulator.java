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
 * The simulator of Toss Payments, which runs on this machine until closed. All methods may be
 * called from any thread; amounts are in won.
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
   * Starts with the system clock.
   *
   * @param port the port; 0 for any free port
   * @throws UncheckedIOException if the port is in use
   */
  public static TossSimulator start(int port) {
    return start(port, Clock.systemUTC());
  }

  /**
   * Starts with the given clock, which determines when windows and idempotency keys expire.
   *
   * @param port the port; 0 for any free port
   * @throws UncheckedIOException if the port is in use
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

  /** Returns the origin, such as {@code http://localhost:41234}, which also serves the console. */
  public URI origin() {
    return origin;
  }

  /** Returns the URL that a shop's page loads instead of Toss' own script. */
  public URI sdkUrl() {
    return origin.resolve("/v2/standard");
  }

  /**
   * Returns the base URL that a shop's server calls instead of {@code
   * https://api.tosspayments.com}, without {@code /v1}.
   */
  public URI apiUrl() {
    return origin;
  }

  /** Returns the widget client key of Toss' public documentation. */
  public String clientKey() {
    return Merchant.WIDGET.clientKey;
  }

  /**
   * Returns the widget secret key of Toss' public documentation, which belongs to {@link
   * #clientKey}.
   */
  public String secretKey() {
    return Merchant.WIDGET.secretKey;
  }

  /** As {@link #authenticate(String, long, PaymentMethod)}, by card. */
  public String authenticate(String orderId, long amount) {
    return authenticate(orderId, amount, PaymentMethod.CARD);
  }

  /**
   * Simulates the customer in the payment window up to the return to the shop. The payment is then
   * {@code IN_PROGRESS}.
   *
   * @return the payment key
   * @param orderId 6 to 64 characters: letters, digits, - _ =
   * @throws IllegalArgumentException if Toss would not open a window for this order because the
   *     order id is malformed or the order is already paid
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
   * Confirms a payment without the shop, for a confirm that the shop's database lost when it was
   * restored to an earlier time.
   *
   * @param paymentKey key of an authenticated payment
   */
  public void confirm(String paymentKey) {
    ledger.change(paymentKey, payment -> payment.confirm(clock.instant()));
  }

  /** Ends an unconfirmed payment, as if the card company rejected it in the window. */
  public void abort(String paymentKey, String code) {
    ledger.change(paymentKey, payment -> payment.abort(ErrorCode.of(code)));
  }

  /**
   * Allows this order to be paid more than once from now on. Toss rejects that with {@code
   * DUPLICATED_ORDER_ID}, but a shop must not rely on this.
   */
  public void allowRepeated(String orderId) {
    ledger.allowRepeated(orderId);
  }

  /** Returns the status of a payment, or empty if no payment has this key. */
  public Optional<PaymentStatus> status(String paymentKey) {
    return ledger.read(paymentKey, Payment::status);
  }

  /** Returns the won captured for this order minus the won refunded, over all its payments. */
  public long captured(String orderId) {
    return ledger.readAll(p -> p.request.orderId().equals(orderId) ? p.captured : 0L).stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /**
   * Returns the won captured minus the won refunded for each order, without orders whose result is
   * zero.
   */
  public Map<String, Long> balances() {
    Map<String, Long> balances = new HashMap<>();
    ledger.readAll(p -> balances.merge(p.request.orderId(), p.captured, Long::sum));
    balances.values().removeIf(won -> won == 0);
    return balances;
  }

  /**
   * Returns the number of confirms that have arrived for this order, regardless of their outcome.
   */
  public long confirmRequests(String orderId) {
    return log.of(orderId).stream().filter(request -> request.call() == Call.CONFIRM).count();
  }

  /** Returns all API requests for this order, oldest first. */
  public List<SeenRequest> requests(String orderId) {
    return log.of(orderId);
  }

  /**
   * Deposits the buyer's money into the virtual account of this order.
   *
   * @throws IllegalStateException if no deposit is awaited or the account has expired
   */
  public void deposit(String orderId) {
    ledger.change(virtualAccountOf(orderId), payment -> payment.deposit(clock.instant()));
  }

  /**
   * Reverses that deposit, as a bank does within minutes after announcing it by mistake.
   *
   * @throws IllegalStateException if there was no deposit
   */
  public void reverseDeposit(String orderId) {
    ledger.change(virtualAccountOf(orderId), Payment::reverseDeposit);
  }

  /**
   * Refunds money as the merchant can in Toss' own console.
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
   * Closes a virtual account that awaits its deposit, as the merchant can in Toss' own console.
   *
   * @throws IllegalStateException if none was issued for this order
   */
  public void closeAccount(String orderId) {
    ledger.change(
        virtualAccountOf(orderId),
        payment -> payment.cancel(null, "by the merchant", null, null, clock.instant()));
  }

  /**
   * Completes a pending refund of a deposit at the bank.
   *
   * @throws IllegalStateException if no refund is pending
   */
  public void refundArrives(String orderId) {
    ledger.change(virtualAccountOf(orderId), payment -> payment.refundEnds("COMPLETED"));
  }

  /**
   * Makes the bank reject a pending refund, without restoring Toss' balance.
   *
   * @throws IllegalStateException if no refund is pending
   */
  public void refundFails(String orderId) {
    ledger.change(virtualAccountOf(orderId), payment -> payment.refundEnds("FAILED"));
  }

  /**
   * Makes the bank reject a pending refund and restores Toss' balance, so that the cancel can be
   * repeated.
   *
   * @throws IllegalStateException if no refund is pending
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
   * Makes Toss reject a cancel that follows another cancel of the same payment, even a failed one,
   * within this time. The response is 403 {@code FORBIDDEN_CONSECUTIVE_REQUEST}, which Toss stores
   * under the idempotency key.
   *
   * @throws IllegalStateException if nothing of this order is captured
   */
  public void declineConsecutiveCancels(String orderId, Duration within) {
    ledger.change(capturedOf(orderId), payment -> payment.betweenCancels = within);
  }

  /** Applies this fault to the next confirm of any order. */
  public void arm(Fault fault) {
    arm(fault, Call.CONFIRM, 1);
  }

  /** Applies this fault to the next {@code times} requests of this kind for any order. */
  public void arm(Fault fault, Call call, int times) {
    faults.arm(new ArmedFaults.Armed(fault, call, times, null));
  }

  /** Applies this fault to the next confirm of this order. */
  public void armFor(String orderId, Fault fault) {
    armFor(orderId, fault, Call.CONFIRM, 1);
  }

  /** Applies this fault to the next {@code times} requests of this kind for this order. */
  public void armFor(String orderId, Fault fault, Call call, int times) {
    faults.arm(new ArmedFaults.Armed(fault, call, times, orderId));
  }

  /** Disarms the faults for requests of this order. */
  public void disarm(String orderId) {
    faults.disarm(orderId);
  }

  /**
   * Sets a function that chooses the fault for every request without an armed fault; empty means no
   * fault. It simulates a long disturbance, while an armed fault affects single requests. The
   * simulator calls it from one request at a time.
   */
  public void behave(Function<Call, Optional<Fault>> mood) {
    faults.mood(mood);
  }

  /**
   * Returns the number of requests that a fault holds now, for tests that wait until one is held.
   */
  public int held() {
    return held.count();
  }

  /**
   * Releases all requests that a fault holds now: slow processing continues, and late responses are
   * sent.
   */
  public void releaseHeld() {
    held.release();
  }

  /** Deletes payments, requests, stored responses and armed faults, and releases held requests. */
  public void reset() {
    faults.clear();
    ledger.clear();
    idempotency.clear();
    log.clear();
    held.release();
  }

  /** Stops listening, closes open connections and ends the simulator's threads. */
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
