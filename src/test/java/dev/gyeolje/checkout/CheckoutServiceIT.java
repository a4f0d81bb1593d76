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
import jakarta.enterprise.concurrent.ManagedExecutorService;
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

/** The transactions of a checkout, in the server's own and against the real database. */
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
  @Resource ManagedExecutorService threads;

  @Resource(lookup = "jdbc/gyeolje")
  DataSource dataSource;

  private ShopDatabase database;
  private Products products;

  @BeforeEach
  void lookBehindTheShop() {
    database = new ShopDatabase(dataSource);
    products = new Products(dataSource);
  }

  // placing an order

  @Test
  void placedOrder_hasItsLines_itsAuditRow_andHoldsItsUnits() throws Exception {
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
  void notEnoughOfOneProduct_leavesNothingBehind() throws Exception {
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
  void productThatDoesNotExist_leavesNothingBehind() throws Exception {
    var customer = database.customer();
    var shoe = products.add(1_000, 1);

    assertRejected("UNKNOWN_PRODUCT", customer, Map.of(shoe, 1, UUID.randomUUID(), 1));

    assertThat(database.count("orders where uid = ?", customer.value())).isZero();
    assertThat(products.held(shoe)).isZero();
  }

  @Test
  void sameKeyAgain_isTheSameOrder() throws Exception {
    var customer = database.customer();
    var request = request(Map.of(products.add(1_000, 5), 1));

    var first = checkout.place(customer, request, Locale.KOREAN);
    var second = checkout.place(customer, request, Locale.KOREAN);

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.created()).isFalse();
  }

  /** Who is told of an order must have asked for it. */
  @Test
  void sameKeyForOtherGoods_isNoOrder() throws Exception {
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
  void pressingAgainLate_givesTheOrderItsWholeTime() throws Exception {
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
  void sameKeyByManyThreadsAtOnce_isOneOrder() throws Exception {
    var customer = database.customer();
    var shoe = products.add(1_000, 50);
    var request = request(Map.of(shoe, 1));

    var placed = together(8, n -> checkout.place(customer, request, Locale.KOREAN));

    assertThat(placed).extracting(PlacedOrder::id).containsOnly(placed.get(0).id());
    assertThat(placed).filteredOn(PlacedOrder::created).hasSize(1);
    assertThat(products.held(shoe)).isEqualTo(1);
  }

  @Test
  void keyOfAClosedOrder_isRejected() throws Exception {
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
  void tryingAgain_takesOverTheLastUnit() throws Exception {
    var customer = database.customer();
    var shoe = products.add(1_000, 1);
    var first = place(customer, Map.of(shoe, 1));

    var second = place(customer, Map.of(shoe, 1));

    assertThat(moves(first.id())).isEqualTo("PENDING CANCELED");
    assertThat(status(second.id())).isEqualTo("PENDING");
    assertThat(products.held(shoe)).isEqualTo(1);
  }

  @Test
  void tryingAgainWithoutOneProduct_takesOverTheLastUnitOfTheOther() throws Exception {
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
  void tryingAgainWithMoreThanThereIs_leavesTheEarlierOrderAsItWas() throws Exception {
    var customer = database.customer();
    var shoe = products.add(1_000, 1);
    var sock = products.add(1_000, 5);
    var both = place(customer, Map.of(shoe, 1, sock, 2));

    // with the customer's own there is one
    assertRejected("NOT_ENOUGH", customer, Map.of(shoe, 2));

    assertThat(moves(both.id())).isEqualTo("PENDING");
    assertThat(products.held(shoe)).isEqualTo(1);
    assertThat(products.held(sock)).isEqualTo(2);
  }

  @Test
  void orderThatWasCanceledForAnother_isNeverPaid() throws Exception {
    var customer = database.customer();
    var shoe = products.add(1_000, 1);
    var both = place(customer, Map.of(shoe, 1, products.add(1_000, 1), 1));
    place(customer, Map.of(shoe, 1));

    assertThat(checkout.begin(new CallbackRequest(both.id(), "key", both.amount())))
        .isEqualTo(new BeginOutcome.Known(OrderStatus.CANCELED));
    assertThat(database.count("payments where order_id = ?", both.id().value())).isZero();
  }

  @Test
  void orderOfOtherProducts_isLeftAlone() throws Exception {
    var customer = database.customer();
    var shoes = place(customer, Map.of(products.add(1_000, 1), 1));

    place(customer, Map.of(products.add(1_000, 1), 1));

    assertThat(status(shoes.id())).isEqualTo("PENDING");
  }

  @Test
  void lastUnitsWantedByManyAtOnce_areHeldOnce() throws Exception {
    var shoe = products.add(1_000, 3);

    var placed =
        together(
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
  void cartsInOppositeOrder_doNotBlockEachOther() throws Exception {
    var a = products.add(1_000, 1_000);
    var b = products.add(1_000, 1_000);

    var placed =
        together(
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

  /** Half of them release the first and the last product for the first and the middle one. */
  @Test
  void unitsTakenOver_andNewOnes_doNotBlockEachOther() throws Exception {
    var three =
        Stream.of(
                products.add(1_000, 1_000), products.add(1_000, 1_000), products.add(1_000, 1_000))
            .sorted(Comparator.comparing(UUID::toString))
            .toList();

    together(
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

  // asking for the money

  @Test
  void callback_storesTheAttempt_beforeCallingToss() throws Exception {
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
  void repeatedCallback_showsTheOrder_withoutACallToToss() throws Exception {
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
  void manyReturnsAtOnce_askOnce() throws Exception {
    var order = place(database.customer(), Map.of(products.add(1_000, 1), 1));
    var back = new CallbackRequest(order.id(), "key-" + order.id(), order.amount());

    var beginnings = together(8, n -> checkout.begin(back));

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
  void oneKeyForManyOrdersAtOnce_isAskedForOnce() throws Exception {
    var product = products.add(1_000, 8);
    var key = "key-" + UUID.randomUUID();

    var beginnings =
        together(
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

  // writing down the answer

  @Test
  void approval_paysTheOrder_andTellsIt() throws Exception {
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

    together(
        8,
        n -> {
          payments.record(attempt, approved(attempt), Actor.WEBHOOK);
          return n;
        });

    assertThat(moves(attempt.order())).isEqualTo("PENDING CONFIRMING PAID");
    assertThat(messages(attempt)).isEqualTo(1);
  }

  @Test
  void approvalWhoseTransactionFails_leavesNothingBehind() throws Exception {
    var attempt = begin(place(database.customer(), Map.of(products.add(1_000, 3), 1)));

    transactions.rolledBack(() -> payments.record(attempt, approved(attempt), Actor.CALLBACK));

    assertThat(moves(attempt.order())).isEqualTo("PENDING CONFIRMING");
    assertThat(payment(attempt, "status")).isEqualTo("CONFIRMING");
    assertThat(messages(attempt)).isZero();
  }

  @Test
  void decline_failsTheOrder_andReleasesItsUnits() throws Exception {
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

  /** The key of another order's money must not be refunded for this one. */
  @Test
  void moneyOfAnotherOrder_isReviewed_andItsKeyIsNotTakenForOurs() throws Exception {
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
  void unexpectedCapture_isReviewed_andTheUnitsStayHeld() throws Exception {
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
  void noAnswer_decidesNothing_untilOneComes() throws Exception {
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
  void outcomeAfterTheOrderIsPaid_changesNothing() throws Exception {
    var attempt = begin(place(database.customer(), Map.of(products.add(1_000, 1), 1)));
    payments.record(attempt, approved(attempt), Actor.CALLBACK);

    payments.record(attempt, new PaymentOutcome.Unknown("late silence"), Actor.CALLBACK);
    payments.record(attempt, new PaymentOutcome.Declined("REJECT_CARD_COMPANY"), Actor.CALLBACK);
    payments.record(attempt, new PaymentOutcome.NotConfirmed(), Actor.CALLBACK);

    assertThat(moves(attempt.order())).isEqualTo("PENDING CONFIRMING PAID");
    assertThat(payment(attempt, "status")).isEqualTo("APPROVED");
  }

  @Test
  void virtualAccount_waitsForItsMoney() throws Exception {
    var attempt = begin(place(database.customer(), Map.of(products.add(1_000, 1), 1)));

    payments.record(attempt, waiting(attempt), Actor.CALLBACK);
    assertThat(moves(attempt.order())).isEqualTo("PENDING CONFIRMING WAITING_FOR_DEPOSIT");
    assertThat(messages(attempt)).isZero();

    payments.record(now(attempt), approved(attempt), Actor.CALLBACK);
    assertThat(moves(attempt.order())).isEqualTo("PENDING CONFIRMING WAITING_FOR_DEPOSIT PAID");
    assertThat(messages(attempt)).isEqualTo(1);
  }

  /** A slow answer tells what was true before the bank took the deposit back, or before it came. */
  @Test
  void outcomeOlderThanTheLatest_isIgnored_andThePaymentIsCheckedAgain() throws Exception {
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

  // taking the units

  @Test
  void unitsOfAPaidOrder_leaveTheStockOnce() throws Exception {
    var shoe = products.add(1_000, 5);
    var attempt = begin(place(database.customer(), Map.of(shoe, 2)));
    payments.record(attempt, approved(attempt), Actor.CALLBACK);

    assertThat(takeStock(attempt.order())).isTrue();
    assertThat(takeStock(attempt.order())).isTrue();

    assertThat(products.stock(shoe)).isEqualTo(3);
    assertThat(products.held(shoe)).isZero();
    assertThat(movements(shoe)).isEqualTo("OPENING 5, SOLD -2");
  }

  @Test
  void unitsOfAnUnpaidOrder_stay() throws Exception {
    var shoe = products.add(1_000, 5);
    var order = place(database.customer(), Map.of(shoe, 2));

    assertThat(takeStock(order.id())).isFalse();
    assertThat(takeStock(OrderId.random())).isFalse();

    assertThat(products.stock(shoe)).isEqualTo(5);
    assertThat(products.held(shoe)).isEqualTo(2);
  }

  @Test
  void committingUnitsOutsideATransaction_fails() {
    assertThatThrownBy(() -> checkout.commitUnits(OrderId.random()))
        .isInstanceOf(TransactionalException.class);
  }

  @Test
  void countedUnits_areWrittenDown_andNeverFewerThanOrdersHold() throws Exception {
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

  // giving up

  @Test
  void orderNeverPaidInTime_isGivenUp_andItsUnitsCanBeBought() throws Exception {
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
  void orderWhoseMoneyWasAskedFor_isNeverGivenUpByTheClock() throws Exception {
    var shoe = products.add(1_000, 1);
    var attempt = begin(place(database.customer(), Map.of(shoe, 1)));
    overdue(attempt.order());

    expiry.expire(attempt.order(), NO_MONEY);

    assertThat(status(attempt.order())).isEqualTo("CONFIRMING");
    assertThat(products.held(shoe)).isEqualTo(1);
  }

  /** The customer pressed pay again while the provider was asked. */
  @Test
  void orderThatGotMoreTime_isNotGivenUp() throws Exception {
    var shoe = products.add(1_000, 1);
    var order = place(database.customer(), Map.of(shoe, 1));

    expiry.expire(order.id(), NO_MONEY);

    assertThat(status(order.id())).isEqualTo("PENDING");
    assertThat(products.held(shoe)).isEqualTo(1);
  }

  @Test
  void orderStillInTime_isLeftAlone_andAnOverdueOneIsClaimedOnce() throws Exception {
    var inTime = place(database.customer(), Map.of(products.add(1_000, 1), 1));
    var late = place(database.customer(), Map.of(products.add(1_000, 1), 1));
    overdue(late.id());

    var claimed = expiry.claimOverdue(1_000);

    assertThat(claimed).doesNotContain(inTime.id());
    // the shop's own job may have been first
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
  void orderOfWhichNothingIsHeard_isNotGivenUp() throws Exception {
    var shoe = products.add(1_000, 1);
    var order = place(database.customer(), Map.of(shoe, 1));

    expiry.expire(order.id(), new PaymentOutcome.Unknown("no answer"));

    assertThat(status(order.id())).isEqualTo("PENDING");
    assertThat(products.held(shoe)).isEqualTo(1);
  }

  /** As after a database was restored from a copy that is older than the payment. */
  @Test
  void moneyThatTheProviderHasForAnOverdueOrder_isRememberedAgain() throws Exception {
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
    // those of the paid one may have left the stock already
    assertThat(products.stock(shoe) - products.held(shoe)).isZero();
  }

  @Test
  void heldUnitsThatAreGone_endTheReturn_beforeAnybodyIsAsked() throws Exception {
    var shoe = products.add(1_000, 1);
    var order = place(database.customer(), Map.of(shoe, 1));
    loseTheHold(order, shoe);

    assertThat(checkout.begin(new CallbackRequest(order.id(), "key", order.amount())))
        .isInstanceOf(BeginOutcome.Started.class);
    assertThat(products.held(shoe)).isEqualTo(1);

    var other = place(database.customer(), Map.of(products.add(1_000, 1), 1));
    var gone = UUID.fromString(holdOf(other));
    loseTheHold(other, gone);
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

  /** What no code of ours does: a hand in the database. */
  private void loseTheHold(PlacedOrder order, UUID product) {
    database.change(
        "update stock_holds set state = 'RELEASED' where order_id = ?", order.id().value());
    database.change("update products set held = held - 1 where id = ?", product);
  }

  /**
   * Rows of products are locked in one order by everybody, also by those who give up many orders.
   */
  @Test
  void ordersGivenUp_andNewOnes_doNotBlockEachOther() throws Exception {
    var a = products.add(1_000, 1_000);
    var b = products.add(1_000, 1_000);
    for (int round = 0; round < 5; round++) {
      var overdue = new ArrayList<OrderId>();
      for (int i = 0; i < 20; i++)
        overdue.add(place(database.customer(), Map.of(i % 2 == 0 ? b : a, 1)).id());
      overdue.forEach(this::overdue);

      together(
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

  private boolean takeStock(OrderId order) throws Exception {
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

  private <T> List<T> together(int count, Task<T> task) throws Exception {
    return Together.run(
        threads, IntStream.range(0, count).<Callable<T>>mapToObj(n -> () -> task.run(n)).toList());
  }

  private interface Task<T> {
    T run(int number) throws Exception;
  }
}
