package dev.gyeolje.simulator.toss;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stores all payments and guards them with one lock. No method waits under it. */
final class Ledger {
  private final Map<String, Payment> payments = new LinkedHashMap<>();

  /** Index by order, so that the cost of a request does not grow with the number of payments. */
  private final Map<String, List<Payment>> byOrder = new HashMap<>();

  /** Orders that may be paid more than once, which Toss does not allow. */
  private final Set<String> repeatable = new HashSet<>();

  private final Clock clock;
  private final String origin;

  Ledger(Clock clock, String origin) {
    this.clock = clock;
    this.origin = origin;
  }

  /** Creates the payment of an opened window and returns its payment key. */
  synchronized String open(WindowRequest request) {
    rejectRepeatedOrder(request.merchant(), request.orderId());
    Payment payment = new Payment(request, clock.instant());
    payments.put(payment.key, payment);
    byOrder.computeIfAbsent(request.orderId(), order -> new ArrayList<>()).add(payment);
    return payment.key;
  }

  /** Changes a payment without checking the merchant, for the buyer, the bank or a test. */
  synchronized void change(String paymentKey, Consumer<Payment> change) {
    change.accept(find(paymentKey).orElseThrow(() -> new Rejection("NOT_FOUND_PAYMENT")));
  }

  synchronized <T> Optional<T> read(String paymentKey, Function<Payment, T> reader) {
    return find(paymentKey).map(reader);
  }

  /** Reads all payments, oldest first. */
  synchronized <T> List<T> readAll(Function<Payment, T> reader) {
    List<T> all = new ArrayList<>();
    for (String key : payments.keySet()) all.add(reader.apply(find(key).orElseThrow()));
    return all;
  }

  synchronized JsonObject byKey(Merchant merchant, String paymentKey) {
    return json(of(merchant, paymentKey));
  }

  /** Returns the confirmed payment of the order, or else the latest one. */
  synchronized JsonObject byOrder(Merchant merchant, String orderId) {
    return ofOrder(orderId)
        .map(payment -> find(payment.key).orElseThrow())
        .filter(p -> p.request.merchant() == merchant)
        // Of equal payments, the last wins.
        .reduce((a, b) -> a.isConfirmed() && !b.isConfirmed() ? a : b)
        .map(this::json)
        .orElseThrow(() -> new Rejection("NOT_FOUND_PAYMENT"));
  }

  /**
   * Checks a confirm and marks its payment as in process, before money moves. {@link #leave} must
   * follow.
   */
  synchronized void enterConfirm(
      Merchant merchant, String paymentKey, String orderId, long amount) {
    Payment payment = find(paymentKey).orElseThrow(() -> new Rejection("NOT_FOUND_PAYMENT"));
    WindowRequest bound = payment.request;
    if (bound.merchant() != merchant
        || !bound.orderId().equals(orderId)
        || bound.amount() != amount) throw new Rejection("FORBIDDEN_REQUEST");
    payment.enter();
    try {
      payment.checkConfirmable();
      rejectRepeatedOrder(merchant, orderId);
    } catch (Rejection rejection) {
      payment.leave();
      throw rejection;
    }
  }

  synchronized JsonObject confirm(String paymentKey) {
    Payment payment = payments.get(paymentKey);
    if (payment == null)
      throw new Rejection("NOT_FOUND_PAYMENT"); // reset() ran while the confirm was held
    if (payment.request.amount() < payment.request.method().minimum())
      throw reject(payment, ErrorCode.of("BELOW_MINIMUM_AMOUNT"));
    payment.confirm(clock.instant());
    return json(payment);
  }

  /** Captures the money of an accepted confirm as another payment of the same order. */
  synchronized JsonObject confirmUnderAnotherKey(String paymentKey) {
    Payment other = new Payment(payments.get(paymentKey).request, clock.instant());
    payments.put(other.key, other);
    byOrder.get(other.request.orderId()).add(other);
    other.authenticate(clock.instant());
    return confirm(other.key);
  }

  /** Rejects a confirm after {@link #enterConfirm}. */
  synchronized Rejection reject(String paymentKey, ErrorCode why) {
    return reject(payments.get(paymentKey), why);
  }

  private static Rejection reject(Payment payment, ErrorCode why) {
    if (why.rejection()) payment.abort(why);
    return new Rejection(why.code());
  }

  /** Marks the payment of a cancel as in process. {@link #leave} must follow. */
  synchronized void enterCancel(Merchant merchant, String paymentKey) {
    of(merchant, paymentKey).enterCancel(clock.instant());
  }

  synchronized JsonObject cancel(
      String paymentKey,
      Long amount,
      String reason,
      Long expectedBalance,
      Payment.RefundAccount account) {
    Payment payment = find(paymentKey).orElseThrow(() -> new Rejection("NOT_FOUND_PAYMENT"));
    payment.cancel(amount, reason, expectedBalance, account, clock.instant());
    return json(payment);
  }

  synchronized void leave(String paymentKey) {
    Payment payment = payments.get(paymentKey);
    if (payment != null) payment.leave();
  }

  synchronized void clear() {
    payments.clear();
    byOrder.clear();
    repeatable.clear();
  }

  private Payment of(Merchant merchant, String paymentKey) {
    return find(paymentKey)
        .filter(payment -> payment.request.merchant() == merchant)
        .orElseThrow(() -> new Rejection("NOT_FOUND_PAYMENT"));
  }

  private Optional<Payment> find(String paymentKey) {
    Optional<Payment> payment = Optional.ofNullable(payments.get(paymentKey));
    payment.ifPresent(found -> found.expireIfLate(clock.instant()));
    return payment;
  }

  synchronized void allowRepeated(String orderId) {
    repeatable.add(orderId);
  }

  private void rejectRepeatedOrder(Merchant merchant, String orderId) {
    if (repeatable.contains(orderId)) return;
    boolean repeated =
        ofOrder(orderId).anyMatch(p -> p.request.merchant() == merchant && p.isConfirmed());
    if (repeated) throw new Rejection("DUPLICATED_ORDER_ID");
  }

  private Stream<Payment> ofOrder(String orderId) {
    return byOrder.getOrDefault(orderId, List.of()).stream();
  }

  private JsonObject json(Payment payment) {
    return PaymentJson.of(payment, origin, clock.instant());
  }
}
