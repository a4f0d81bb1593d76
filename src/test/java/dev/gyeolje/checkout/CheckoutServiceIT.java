package dev.gyeolje.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.account.Actor;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.container.Deployments;
import dev.gyeolje.container.ShopDatabase;
import dev.gyeolje.container.Together;
import dev.gyeolje.container.Transactions;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.payment.Attempt;
import dev.gyeolje.payment.BankAccount;
import dev.gyeolje.payment.PaymentOutcome;
import dev.gyeolje.payment.PaymentService;
import dev.gyeolje.payment.VirtualAccount;
import dev.gyeolje.platform.money.Money;
import dev.gyeolje.stock.NotEnoughStockException;
import dev.gyeolje.stock.StockService;
import dev.gyeolje.support.Products;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The transactions of a checkout, run inside the server against the real database. */
@Tag("container")
@ArquillianTest
class CheckoutServiceIT {

  private static final PaymentOutcome NO_MONEY = new PaymentOutcome.Declined("EXPIRED");
  private static final Instant APPROVED_AT = Instant.parse("2026-11-23T01:02:03.456789Z");

  @Deployment
  static WebArchive shop() {
    return Deployments.shopWith();
  }

  @Inject CheckoutService checkout;
  @Inject OrderExpiryService expiry;
  @Inject PaymentService payments;
  @Inject OrderService orders;
  @Inject StockService stock;
  @Inject Transactions transactions;
  @Resource ManagedThreadFactory threads;

  @Resource(lookup = "jdbc/gyeolje")
  DataSource dataSource;

  private ShopDatabase database;
  private Products products;

  @BeforeEach
  void openDatabase() {
    database = new ShopDatabase(dataSource);
    products = new Products(dataSource);
  }

  // placing an order

  @Test
  void placedOrder_hasLinesAuditRowAndHolds() throws Exception {
    var customer = database.customer();
    var shoe = products.add(129_000, 5);
    var sock = products.add(1_000, 5);

    var placed = place(customer, Map.of(shoe, 2, sock, 3));

    assertThat(placed.created()).isTrue();
    assertThat(placed.amount()).isEqualTo(new Money(261_000));
    assertThat(status(placed.id())).isEqualTo("PENDING");
    assertThat(database.count("order_items where order_id = ?", placed.id().value())).isEqualTo(2);
    assertThat(moves(placed.id())).isEqualTo("PENDING");
    assertThat(products.held(shoe)).isEqualTo(2);
    assertThat(products.held(sock)).isEqualTo(3);
    assertThat(products.stock(shoe)).isEqualTo(5);
  }

  @Test
  void notEnoughOfOneProduct_changesNothing() throws Exception {
    var customer = database.customer();
    var plenty = products.add(1_000, 5);
    var scarce = products.add(1_000, 1);

    assertRejected("NOT_ENOUGH", customer, Map.of(plenty, 2, scarce, 2));

    assertThat(database.count("orders where uid = ?", customer.value())).isZero();
    assertThat(products.held(plenty)).isZero();
    assertThat(products.held(scarce)).isZero();
  }

  @Test
  void lastUnitHeldByAnotherCustomer_isSoldOut() throws Exception {
    var shoe = products.add(1_000, 1);
    var first = place(database.customer(), Map.of(shoe, 1));

    assertRejected("SOLD_OUT", database.customer(), Map.of(shoe, 1));

    assertThat(status(first.id())).isEqualTo("PENDING");
    assertThat(products.held(shoe)).isEqualTo(1);
  }

  @Test
  void unknownProduct_changesNothing() throws Exception {
    var customer = database.customer();
    var shoe = products.add(1_000, 1);

    assertRejected("UNKNOWN_PRODUCT", customer, Map.of(shoe, 1, UUID.randomUUID(), 1));

    assertThat(database.count("orders where uid = ?", customer.value())).isZero();
    assertThat(products.held(shoe)).isZero();
  }

  @Test
  void repeatedIdempotencyKey_returnsTheSameOrder() throws Exception {
    var customer = database.customer();
    var request = request(Map.of(products.add(1_000, 5), 1));

    var first = checkout.place(customer, request, Locale.KOREAN);
    var second = checkout.place(customer, request, Locale.KOREAN);

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.created()).isFalse();
  }

  /** The shop returns an existing order only for the same request. */
  @Test
  void idempotencyKeyForAnotherRequest_isRejected() throws Exception {
    var customer = database.customer();
    var shoe = products.add(1_000, 5);
    var request = request(Map.of(shoe, 1));
    checkout.place(customer, request, Locale.KOREAN);

    for (var other : List.of(Map.of(shoe, 2), Map.of(products.add(1_000, 5), 1)))
      assertThatThrownBy(
              () ->
                  checkout.place(
                      customer,
                      new OrderRequest(request.idempotencyKey(), request(other).quantities(), null),
                      Locale.KOREAN))
          .isInstanceOfSatisfying(
              CheckoutException.class, e -> assertThat(e.code()).isEqualTo("INVALID_REQUEST"));

    assertThat(products.held(shoe)).isEqualTo(1);
  }

  @Test
  void repeatedRequest_extendsPaymentDeadline() throws Exception {
    var customer = database.customer();
    var request = request(Map.of(products.add(1_000, 5), 1));
    var order = checkout.place(customer, request, Locale.KOREAN);
    database.change(
        "update orders set expires_at = now() + interval '1 minute' where id = ?",
        order.id().value());

    assertThat(checkout.place(customer, request, Locale.KOREAN).id()).isEqualTo(order.id());

    assertThat(
            database.value(
                Boolean.class,
                "select expires_at > now() + interval '44 minutes' from orders where id = ?",
                order.id().value()))
        .isTrue();
  }

  @Test
  void concurrentRequestsWithOneKey_createOneOrder() throws Exception {
    var customer = database.customer();
    var shoe = products.add(1_000, 50);
    var request = request(Map.of(shoe, 1));

    var placed = runConcurrently(8, n -> checkout.place(customer, request, Locale.KOREAN));

    assertThat(placed).extracting(PlacedOrder::id).containsOnly(placed.get(0).id());
    assertThat(placed).filteredOn(PlacedOrder::created).hasSize(1);
    assertThat(products.held(shoe)).isEqualTo(1);
  }

  @Test
  void idempotencyKeyOfClosedOrder_isRejected() throws Exception {
    var customer = database.customer();
    var shoe = products.add(1_000, 5);
    var request = request(Map.of(shoe, 1));
    checkout.place(customer, request, Locale.KOREAN);
    place(customer, Map.of(shoe, 1));

    assertThatThrownBy(() -> checkout.place(customer, request, Locale.KOREAN))
        .isInstanceOfSatisfying(
            CheckoutException.class, e -> assertThat(e.code()).isEqualTo("ORDER_CLOSED"));
  }

  @Test
  void newOrder_takesOverOwnLastUnit() throws Exception {
    var customer = database.customer();
    var shoe = products.add(1_000, 1);
    var first = place(customer, Map.of(shoe, 1));

    var second = place(customer, Map.of(shoe, 1));

    assertThat(moves(first.id())).isEqualTo("PENDING CANCELED");
    assertThat(status(second.id())).isEqualTo("PENDING");
    assertThat(products.held(shoe)).isEqualTo(1);
  }

  @Test
  void newOrderWithoutOneProduct_takesOverTheOtherUnits() throws Exception {
    var customer = database.customer();
    var shoe = products.add(1_000, 1);
    var sock = products.add(1_000, 5);
    var both = place(customer, Map.of(shoe, 1, sock, 2));

    var shoes = place(customer, Map.of(shoe, 1));

    assertThat(moves(both.id())).isEqualTo("PENDING CANCELED");
    assertThat(status(shoes.id())).isEqualTo("PENDING");
    assertThat(products.held(shoe)).isEqualTo(1);
    assertThat(products.held(sock)).isZero();
  }

  @Test
  void newOrderAboveStock_keepsTheEarlierOrder() throws Exception {
    var customer = database.customer();
    var shoe = products.add(1_000, 1);
    var sock = products.add(1_000, 5);
    var both = place(customer, Map.of(shoe, 1, sock, 2));

    // one unit is available, the one that the customer's own order holds
    assertRejected("NOT_ENOUGH", customer, Map.of(shoe, 2));

    assertThat(moves(both.id())).isEqualTo("PENDING");
    assertThat(products.held(shoe)).isEqualTo(1);
    assertThat(products.held(sock)).isEqualTo(2);
  }

  @Test
  void replacedOrder_cannotBePaid() throws Exception {
    var customer = database.customer();
    var shoe = products.add(1_000, 1);
    var both = place(customer, Map.of(shoe, 1, products.add(1_000, 1), 1));
    place(customer, Map.of(shoe, 1));

    assertThat(checkout.begin(new CallbackRequest(both.id(), "key", both.amount())))
        .isEqualTo(new BeginOutcome.Known(OrderStatus.CANCELED));
    assertThat(database.count("payments where order_id = ?", both.id().value())).isZero();
  }

  @Test
  void orderOfOtherProducts_staysPending() throws Exception {
    var customer = database.customer();
    var shoes = place(customer, Map.of(products.add(1_000, 1), 1));

    place(customer, Map.of(products.add(1_000, 1), 1));

    assertThat(status(shoes.id())).isEqualTo("PENDING");
  }

  @Test
  void lastUnitsOrderedConcurrently_areHeldOnce() throws Exception {
    var shoe = products.add(1_000, 3);

    var placed =
        runConcurrently(
            8,
            n -> {
              try {
                return place(database.customer(), Map.of(shoe, 1)).created();
              } catch (CheckoutException soldOut) {
                return false;
              }
            });

    assertThat(placed).filteredOn(created -> created).hasSize(3);
    assertThat(products.held(shoe)).isEqualTo(3);
  }

  @Test
  void cartsInOppositeOrder_doNotDeadlock() throws Exception {
    var a = products.add(1_000, 1_000);
    var b = products.add(1_000, 1_000);

    var placed =
        runConcurrently(
            8,
            n -> {
              var customer = database.customer();
              PlacedOrder last = null;
              for (int i = 0; i < 10; i++)
                last = place(customer, n % 2 == 0 ? inOrder(a, b) : inOrder(b, a));
              return last;
            });

    assertThat(placed).hasSize(8);
    assertThat(products.held(a)).isEqualTo(8);
    assertThat(products.held(b)).isEqualTo(8);
  }

  /**
   * Half of the threads alternate between an order of the first and last product and one of the
   * first and middle product; each order replaces the one before.
   */
  @Test
  void takeoversAndNewOrders_doNotDeadlock() throws Exception {
    var three =
        Stream.of(
                products.add(1_000, 1_000), products.add(1_000, 1_000), products.add(1_000, 1_000))
            .sorted(Comparator.comparing(UUID::toString))
            .toList();

    runConcurrently(
        8,
        n -> {
          var customer = database.customer();
          for (int i = 0; i < 20; i++)
            place(
                n % 2 == 0 ? customer : database.customer(),
                inOrder(
                    three.get(n % 2 == 0 ? 0 : 1), three.get(n % 2 == 0 && i % 2 == 1 ? 1 : 2)));
          return n;
        });

    assertThat(products.held(three.get(0))).isEqualTo(4);
    assertThat(products.held(three.get(1))).isEqualTo(4 + 4 * 20);
    assertThat(products.held(three.get(2))).isEqualTo(4 * 20);
  }

  // beginning a payment

  @Test
  void callback_storesTheAttempt() throws Exception {
    var order = place(database.customer(), Map.of(products.add(129_000, 1), 1));

    var attempt = begin(order);

    assertThat(attempt.amount()).isEqualTo(new Money(129_000));
    assertThat(attempt.order()).isEqualTo(order.id());
    assertThat(moves(order.id())).isEqualTo("PENDING CONFIRMING");
    assertThat(payment(attempt, "status")).isEqualTo("CONFIRMING");
    assertThat(payment(attempt, "idempotency_key")).isEqualTo(attempt.idempotencyKey());
    assertThat(database.value(Long.class, "select amount from payments where id = ?", attempt.id()))
        .isEqualTo(129_000);
    assertThat(
            database
                .value(
                    OffsetDateTime.class,
                    "select attempted_at from payments where id = ?",
                    attempt.id())
                .toInstant())
        .isEqualTo(attempt.attemptedAt());
  }

  @Test
  void repeatedCallback_startsNoSecondAttempt() throws Exception {
    var order = place(database.customer(), Map.of(products.add(1_000, 1), 1));
    var attempt = begin(order);

    assertThat(
            checkout.begin(new CallbackRequest(order.id(), attempt.paymentKey(), order.amount())))
        .isEqualTo(new BeginOutcome.Known(OrderStatus.CONFIRMING));
    assertThat(checkout.begin(new CallbackRequest(order.id(), "another key", order.amount())))
        .isEqualTo(new BeginOutcome.Known(OrderStatus.CONFIRMING));
    assertThat(database.count("payments where order_id = ?", order.id().value())).isEqualTo(1);
  }

  @Test
  void concurrentCallbacks_startOneAttempt() throws Exception {
    var order = place(database.customer(), Map.of(products.add(1_000, 1), 1));
    var back = new CallbackRequest(order.id(), "key-" + order.id(), order.amount());

    var beginnings = runConcurrently(8, n -> checkout.begin(back));

    assertThat(beginnings).filteredOn(BeginOutcome.Started.class::isInstance).hasSize(1);
    assertThat(database.count("payments where order_id = ?", order.id().value())).isEqualTo(1);
  }

  @Test
  void alteredCallback_changesNothing() throws Exception {
    var shoe = products.add(1_000, 5);
    var order = place(database.customer(), Map.of(shoe, 1));
    var other = begin(place(database.customer(), Map.of(shoe, 1)));

    assertThat(checkout.begin(new CallbackRequest(order.id(), "key", new Money(999))))
        .isEqualTo(new BeginOutcome.Rejected("AMOUNT_MISMATCH"));
    assertThat(checkout.begin(new CallbackRequest(OrderId.random(), "key", order.amount())))
        .isEqualTo(new BeginOutcome.Rejected("UNKNOWN_ORDER"));
    assertThat(checkout.begin(new CallbackRequest(order.id(), other.paymentKey(), order.amount())))
        .isEqualTo(new BeginOutcome.Rejected("INVALID_CALLBACK"));
    assertThat(moves(order.id())).isEqualTo("PENDING");
    assertThat(database.count("payments where order_id = ?", order.id().value())).isZero();
  }

  @Test
  void onePaymentKeyForManyOrders_startsOneAttempt() throws Exception {
    var product = products.add(1_000, 8);
    var key = "key-" + UUID.randomUUID();

    var beginnings =
        runConcurrently(
            8,
            n -> {
              var order = place(database.customer(), Map.of(product, 1));
              return checkout.begin(new CallbackRequest(order.id(), key, order.amount()));
            });

    assertThat(beginnings).filteredOn(BeginOutcome.Started.class::isInstance).hasSize(1);
    assertThat(beginnings)
        .filteredOn(new BeginOutcome.Rejected("INVALID_CALLBACK")::equals)
        .hasSize(7);
  }

  // recording the outcome

  @Test
  void approval_paysTheOrderAndPublishesMessage() throws Exception {
    var attempt = begin(place(database.customer(), Map.of(products.add(129_000, 3), 1)));

    payments.record(attempt, approved(attempt), Actor.CALLBACK);

    assertThat(moves(attempt.order())).isEqualTo("PENDING CONFIRMING PAID");
    assertThat(payment(attempt, "status")).isEqualTo("APPROVED");
    assertThat(messages(attempt)).isEqualTo(1);
    assertThat(
            database
                .value(
                    OffsetDateTime.class,
                    "select paid_at from orders where id = ?",
                    attempt.order().value())
                .toInstant())
        .isEqualTo(APPROVED_AT);
  }

  @Test
  void concurrentApprovals_areRecordedOnce() throws Exception {
    var attempt = begin(place(database.customer(), Map.of(products.add(1_000, 3), 1)));

    runConcurrently(
        8,
        n -> {
          payments.record(attempt, approved(attempt), Actor.WEBHOOK);
          return n;
        });

    assertThat(moves(attempt.order())).isEqualTo("PENDING CONFIRMING PAID");
    assertThat(messages(attempt)).isEqualTo(1);
  }

  @Test
  void rolledBackApproval_changesNothing() throws Exception {
    var attempt = begin(place(database.customer(), Map.of(products.add(1_000, 3), 1)));

    transactions.rolledBack(() -> payments.record(attempt, approved(attempt), Actor.CALLBACK));

    assertThat(moves(attempt.order())).isEqualTo("PENDING CONFIRMING");
    assertThat(payment(attempt, "status")).isEqualTo("CONFIRMING");
    assertThat(messages(attempt)).isZero();
  }

  @Test
  void decline_failsTheOrderAndReleasesUnits() throws Exception {
    var shoe = products.add(1_000, 1);
    var attempt = begin(place(database.customer(), Map.of(shoe, 1)));

    payments.record(attempt, new PaymentOutcome.Declined("REJECT_CARD_COMPANY"), Actor.CALLBACK);
    payments.record(attempt, new PaymentOutcome.Declined("REJECT_CARD_COMPANY"), Actor.CALLBACK);

    assertThat(moves(attempt.order())).isEqualTo("PENDING CONFIRMING FAILED");
    assertThat(payment(attempt, "failure_code")).isEqualTo("REJECT_CARD_COMPANY");
    assertThat(products.held(shoe)).isZero();
    assertThat(products.stock(shoe)).isEqualTo(1);
    assertThat(messages(attempt)).isZero();
  }

  /** A refund of this order must not use the payment key of another order. */
  @Test
  void approvalWithKeyOfAnotherOrder_isReviewedWithoutThatKey() throws Exception {
    var shoe = products.add(1_000, 10);
    var other = begin(place(database.customer(), Map.of(shoe, 1)));
    var attempt = begin(place(database.customer(), Map.of(shoe, 1)));
    var answer = approved(attempt);

    payments.record(
        attempt,
        new PaymentOutcome.Approved(
            answer.orderId(),
            other.paymentKey(),
            answer.amount(),
            "KRW",
            null,
            null,
            APPROVED_AT,
            List.of()),
        Actor.CALLBACK);

    assertThat(moves(attempt.order())).isEqualTo("PENDING CONFIRMING REVIEW");
    assertThat(payment(attempt, "captured_key")).isNull();
    assertThat(payment(attempt, "last_result"))
        .contains(other.paymentKey(), attempt.order().toString(), "1000 KRW");
  }

  @Test
  void mismatchedApproval_isReviewedAndUnitsStayHeld() throws Exception {
    var shoe = products.add(1_000, 10);
    for (var wrong :
        List.of(
            new PaymentOutcome.Approved(
                "", "", new Money(1_000), "KRW", null, null, APPROVED_AT, List.of()),
            new PaymentOutcome.Approved(
                "?", "?", new Money(999), "KRW", null, null, APPROVED_AT, List.of()),
            new PaymentOutcome.Approved(
                "?", "?", new Money(1_000), "USD", null, null, APPROVED_AT, List.of()))) {
      var attempt = begin(place(database.customer(), Map.of(shoe, 1)));
      var answer =
          new PaymentOutcome.Approved(
              wrong.orderId().replace("?", attempt.order().toString()),
              wrong.paymentKey().replace("?", attempt.paymentKey()),
              wrong.amount(),
              wrong.currency(),
              null,
              null,
              APPROVED_AT,
              List.of());

      payments.record(attempt, answer, Actor.CALLBACK);

      assertThat(moves(attempt.order())).isEqualTo("PENDING CONFIRMING REVIEW");
      assertThat(payment(attempt, "status")).isEqualTo("MISMATCHED");
      assertThat(messages(attempt)).isZero();
    }
    assertThat(products.held(shoe)).isEqualTo(3);
  }

  @Test
  void unknownOutcome_changesNothingUntilApproval() throws Exception {
    var shoe = products.add(1_000, 1);
    var attempt = begin(place(database.customer(), Map.of(shoe, 1)));

    payments.record(attempt, new PaymentOutcome.Unknown("silence"), Actor.CALLBACK);
    payments.record(attempt, new PaymentOutcome.NotConfirmed(), Actor.CALLBACK);
    assertThat(moves(attempt.order())).isEqualTo("PENDING CONFIRMING");
    assertThat(payment(attempt, "status")).isEqualTo("CONFIRMING");
    assertThat(products.held(shoe)).isEqualTo(1);

    payments.record(attempt, approved(attempt), Actor.CALLBACK);
    assertThat(moves(attempt.order())).isEqualTo("PENDING CONFIRMING PAID");
  }

  @Test
  void outcomesAfterApproval_changeNothing() throws Exception {
    var attempt = begin(place(database.customer(), Map.of(products.add(1_000, 1), 1)));
    payments.record(attempt, approved(attempt), Actor.CALLBACK);

    payments.record(attempt, new PaymentOutcome.Unknown("late silence"), Actor.CALLBACK);
    payments.record(attempt, new PaymentOutcome.Declined("REJECT_CARD_COMPANY"), Actor.CALLBACK);
    payments.record(attempt, new PaymentOutcome.NotConfirmed(), Actor.CALLBACK);

    assertThat(moves(attempt.order())).isEqualTo("PENDING CONFIRMING PAID");
    assertThat(payment(attempt, "status")).isEqualTo("APPROVED");
  }

  @Test
  void virtualAccount_isPaidByDeposit() throws Exception {
    var attempt = begin(place(database.customer(), Map.of(products.add(1_000, 1), 1)));

    payments.record(attempt, waiting(attempt), Actor.CALLBACK);
    assertThat(moves(attempt.order())).isEqualTo("PENDING CONFIRMING WAITING_FOR_DEPOSIT");
    assertThat(messages(attempt)).isZero();

    payments.record(now(attempt), approved(attempt), Actor.CALLBACK);
    assertThat(moves(attempt.order())).isEqualTo("PENDING CONFIRMING WAITING_FOR_DEPOSIT PAID");
    assertThat(messages(attempt)).isEqualTo(1);
  }

  /**
   * A slow answer describes the state before the bank reversed the deposit, or before the deposit
   * arrived.
   */
  @Test
  void outdatedOutcome_isIgnoredAndPaymentChecked() throws Exception {
    var attempt = begin(place(database.customer(), Map.of(products.add(1_000, 1), 1)));
    payments.record(attempt, waiting(attempt), Actor.CALLBACK);
    var asked = now(attempt);
    payments.record(asked, approved(attempt), Actor.CALLBACK);
    var paid = "PENDING CONFIRMING WAITING_FOR_DEPOSIT PAID";

    payments.record(asked, waiting(attempt), Actor.CALLBACK);

    assertThat(moves(attempt.order())).isEqualTo(paid);
    assertThat(dueSoon(attempt)).isTrue();

    payments.record(now(attempt), waiting(attempt), Actor.CALLBACK);
    payments.record(asked, approved(attempt), Actor.CALLBACK);

    assertThat(moves(attempt.order())).isEqualTo(paid + " WAITING_FOR_DEPOSIT");
    assertThat(dueSoon(attempt)).isTrue();
  }

  private Attempt now(Attempt attempt) {
    return payments.findByOrder(attempt.order()).orElseThrow();
  }

  private boolean dueSoon(Attempt attempt) {
    return database.count(
            "payments where id = ? and next_check_at < now() + interval '2 minutes'", attempt.id())
        == 1;
  }

  private static PaymentOutcome.AwaitingDeposit waiting(Attempt attempt) {
    return new PaymentOutcome.AwaitingDeposit(
        attempt.order().toString(),
        attempt.paymentKey(),
        attempt.amount(),
        "KRW",
        "VIRTUAL_ACCOUNT",
        new VirtualAccount(new BankAccount("20", "X1", ""), null),
        null,
        "ps_1");
  }

  // committing the units

  @Test
  void unitsOfPaidOrder_leaveTheStockOnce() throws Exception {
    var shoe = products.add(1_000, 5);
    var attempt = begin(place(database.customer(), Map.of(shoe, 2)));
    payments.record(attempt, approved(attempt), Actor.CALLBACK);

    assertThat(commitUnitsOf(attempt.order())).isTrue();
    assertThat(commitUnitsOf(attempt.order())).isTrue();

    assertThat(products.stock(shoe)).isEqualTo(3);
    assertThat(products.held(shoe)).isZero();
    assertThat(movements(shoe)).isEqualTo("OPENING 5, SOLD -2");
  }

  @Test
  void unitsOfUnpaidOrder_stayHeld() throws Exception {
    var shoe = products.add(1_000, 5);
    var order = place(database.customer(), Map.of(shoe, 2));

    assertThat(commitUnitsOf(order.id())).isFalse();
    assertThat(commitUnitsOf(OrderId.random())).isFalse();

    assertThat(products.stock(shoe)).isEqualTo(5);
    assertThat(products.held(shoe)).isEqualTo(2);
  }

  @Test
  void committingUnitsOutsideATransaction_fails() {
    assertThatThrownBy(() -> checkout.commitUnits(OrderId.random()))
        .isInstanceOf(TransactionalException.class);
  }

  @Test
  void recount_isRecordedAndNeverBelowHeldUnits() throws Exception {
    var shoe = products.add(1_000, 5);
    place(database.customer(), Map.of(shoe, 2));

    var operator = database.customer();

    recount(shoe, 7, operator);
    recount(shoe, 7, operator);
    assertThatThrownBy(() -> recount(shoe, 1, operator))
        .isInstanceOf(NotEnoughStockException.class);

    assertThat(products.stock(shoe)).isEqualTo(7);
    assertThat(movements(shoe))
        .isEqualTo("OPENING 5, COUNTED 2 by " + operator + ": found two more");
  }

  private void recount(UUID product, int onHand, AccountId operator) throws Exception {
    transactions.committed(
        () -> {
          stock.recount(new ProductId(product), onHand, Actor.operator(operator), "found two more");
          return null;
        });
  }

  private String movements(UUID product) {
    return database.value(
        String.class,
        "select string_agg(kind || ' ' || quantity || case when reason = '' then ''"
            + " else ' by ' || operator_id || ': ' || reason end, ', ' order by id)"
            + " from stock_movements where product_id = ?",
        product);
  }

  // expiry

  @Test
  void overdueOrder_expiresAndReleasesUnits() throws Exception {
    var shoe = products.add(1_000, 1);
    var order = place(database.customer(), Map.of(shoe, 1));
    overdue(order.id());

    expiry.expire(order.id(), NO_MONEY);
    expiry.expire(order.id(), NO_MONEY);

    assertThat(moves(order.id())).isEqualTo("PENDING EXPIRED");
    assertThat(
            database.count(
                "outbox where topic = 'checkout-canceled' and event_type = 'OrderExpired'"
                    + " and data like ?",
                "%" + order.id() + "%"))
        .isEqualTo(1);
    assertThat(products.held(shoe)).isZero();
    assertThat(place(database.customer(), Map.of(shoe, 1)).created()).isTrue();
  }

  @Test
  void orderBeingConfirmed_doesNotExpire() throws Exception {
    var shoe = products.add(1_000, 1);
    var attempt = begin(place(database.customer(), Map.of(shoe, 1)));
    overdue(attempt.order());

    expiry.expire(attempt.order(), NO_MONEY);

    assertThat(status(attempt.order())).isEqualTo("CONFIRMING");
    assertThat(products.held(shoe)).isEqualTo(1);
  }

  /** The customer pressed pay again while the shop queried the provider. */
  @Test
  void extendedOrder_doesNotExpire() throws Exception {
    var shoe = products.add(1_000, 1);
    var order = place(database.customer(), Map.of(shoe, 1));

    expiry.expire(order.id(), NO_MONEY);

    assertThat(status(order.id())).isEqualTo("PENDING");
    assertThat(products.held(shoe)).isEqualTo(1);
  }

  @Test
  void onlyOverdueOrders_areClaimedAndOnlyOnce() throws Exception {
    var inTime = place(database.customer(), Map.of(products.add(1_000, 1), 1));
    var late = place(database.customer(), Map.of(products.add(1_000, 1), 1));
    overdue(late.id());

    var claimed = expiry.claimOverdue(1_000);

    assertThat(claimed).doesNotContain(inTime.id());
    // the shop's own job may have claimed the order first
    assertThat(claimed.contains(late.id()) || !status(late.id()).equals("PENDING") || claimed(late))
        .isTrue();
    assertThat(expiry.claimOverdue(1_000)).doesNotContain(late.id());
  }

  private boolean claimed(PlacedOrder order) {
    return database.value(
        Boolean.class,
        "select expiry_claimed_until > now() from orders where id = ?",
        order.id().value());
  }

  @Test
  void orderWithUnknownOutcome_doesNotExpire() throws Exception {
    var shoe = products.add(1_000, 1);
    var order = place(database.customer(), Map.of(shoe, 1));

    expiry.expire(order.id(), new PaymentOutcome.Unknown("no answer"));

    assertThat(status(order.id())).isEqualTo("PENDING");
    assertThat(products.held(shoe)).isEqualTo(1);
  }

  /** Happens after a restore from a backup that is older than the payment. */
  @Test
  void providerPaymentMissingInDatabase_isRecorded() throws Exception {
    var shoe = products.add(1_000, 2);
    for (long amount : new long[] {1_000, 999}) {
      var order = place(database.customer(), Map.of(shoe, 1));

      var seen =
          new PaymentOutcome.Approved(
              order.id().toString(),
              "key-" + order.id(),
              new Money(amount),
              "KRW",
              "CARD",
              null,
              APPROVED_AT,
              List.of());
      payments.record(expiry.expire(order.id(), seen).orElseThrow(), seen, Actor.CALLBACK);

      assertThat(moves(order.id()))
          .isEqualTo("PENDING CONFIRMING " + (amount == 1_000 ? "PAID" : "REVIEW"));
    }
    // the unit of the paid order may have left the stock already
    assertThat(products.stock(shoe) - products.held(shoe)).isZero();
  }

  @Test
  void lostHold_isReacquiredOrRejectsTheCallback() throws Exception {
    var shoe = products.add(1_000, 1);
    var order = place(database.customer(), Map.of(shoe, 1));
    releaseHoldBySql(order, shoe);

    assertThat(checkout.begin(new CallbackRequest(order.id(), "key", order.amount())))
        .isInstanceOf(BeginOutcome.Started.class);
    assertThat(products.held(shoe)).isEqualTo(1);

    var other = place(database.customer(), Map.of(products.add(1_000, 1), 1));
    var gone = UUID.fromString(holdOf(other));
    releaseHoldBySql(other, gone);
    place(database.customer(), Map.of(gone, 1));

    assertThat(checkout.begin(new CallbackRequest(other.id(), "other", other.amount())))
        .isEqualTo(new BeginOutcome.Rejected("SOLD_OUT"));
    assertThat(status(other.id())).isEqualTo("PENDING");
    assertThat(database.count("payments where order_id = ?", other.id().value())).isZero();
  }

  private String holdOf(PlacedOrder order) {
    return database.value(
        String.class,
        "select product_id::text from stock_holds where order_id = ?",
        order.id().value());
  }

  /** Releases the hold by SQL, as only manual changes in the database do. */
  private void releaseHoldBySql(PlacedOrder order, UUID product) {
    database.change(
        "update stock_holds set state = 'RELEASED' where order_id = ?", order.id().value());
    database.change("update products set held = held - 1 where id = ?", product);
  }

  /**
   * All transactions lock product rows in the same order, also while the shop expires many orders.
   */
  @Test
  void expiryAndNewOrders_doNotDeadlock() throws Exception {
    var a = products.add(1_000, 1_000);
    var b = products.add(1_000, 1_000);
    for (int round = 0; round < 5; round++) {
      var overdue = new ArrayList<OrderId>();
      for (int i = 0; i < 20; i++)
        overdue.add(place(database.customer(), Map.of(i % 2 == 0 ? b : a, 1)).id());
      overdue.forEach(this::overdue);

      runConcurrently(
          6,
          n -> {
            if (n < 2) for (var order : overdue) expiry.expire(order, NO_MONEY);
            else for (int i = 0; i < 5; i++) place(database.customer(), inOrder(a, b));
            return n;
          });
    }

    assertThat(products.held(a)).isEqualTo(5 * 4 * 5);
    assertThat(products.held(b)).isEqualTo(5 * 4 * 5);
  }

  private void overdue(OrderId order) {
    database.change("update orders set expires_at = now() where id = ?", order.value());
  }

  private boolean commitUnitsOf(OrderId order) throws Exception {
    return transactions.committed(() -> checkout.commitUnits(order));
  }

  private Attempt begin(PlacedOrder order) {
    var beginning =
        checkout.begin(new CallbackRequest(order.id(), "key-" + order.id(), order.amount()));
    assertThat(beginning).isInstanceOf(BeginOutcome.Started.class);
    return ((BeginOutcome.Started) beginning).attempt();
  }

  private static PaymentOutcome.Approved approved(Attempt attempt) {
    return new PaymentOutcome.Approved(
        attempt.order().toString(),
        attempt.paymentKey(),
        attempt.amount(),
        "KRW",
        "CARD",
        "https://toss.example/receipt",
        APPROVED_AT,
        List.of());
  }

  private PlacedOrder place(AccountId customer, Map<UUID, Integer> quantities) {
    return checkout.place(customer, request(quantities), Locale.KOREAN);
  }

  private void assertRejected(String code, AccountId customer, Map<UUID, Integer> quantities) {
    assertThatThrownBy(() -> place(customer, quantities))
        .isInstanceOfSatisfying(CheckoutException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static OrderRequest request(Map<UUID, Integer> quantities) {
    var wanted = new LinkedHashMap<ProductId, Integer>();
    quantities.forEach((product, quantity) -> wanted.put(new ProductId(product), quantity));
    return new OrderRequest(UUID.randomUUID(), wanted, null);
  }

  private static Map<UUID, Integer> inOrder(UUID first, UUID second) {
    var quantities = new LinkedHashMap<UUID, Integer>();
    quantities.put(first, 1);
    quantities.put(second, 1);
    return quantities;
  }

  private String status(OrderId order) {
    return database.value(String.class, "select status from orders where id = ?", order.value());
  }

  /** The states of the audit rows, oldest first. */
  private String moves(OrderId order) {
    assertThat(status(order))
        .isEqualTo(
            database.value(
                String.class,
                "select to_status from order_events where order_id = ? order by id desc limit 1",
                order.value()));
    return database.value(
        String.class,
        "select string_agg(to_status, ' ' order by id) from order_events where order_id = ?",
        order.value());
  }

  private String payment(Attempt attempt, String column) {
    return database.value(
        String.class, "select " + column + " from payments where id = ?", attempt.id());
  }

  private long messages(Attempt attempt) {
    return database.count(
        "outbox where event_type = 'OrderPaid' and data like ?", "%" + attempt.order() + "%");
  }

  private <T> List<T> runConcurrently(int count, Task<T> task) throws Exception {
    return Together.run(
        threads, IntStream.range(0, count).<Callable<T>>mapToObj(n -> () -> task.run(n)).toList());
  }

  private interface Task<T> {
    T run(int number) throws Exception;
  }
}
