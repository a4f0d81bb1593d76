package dev.gyeolje.payment;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Visitor.callback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.simulator.toss.PaymentMethod;
import dev.gyeolje.simulator.toss.PaymentStatus;
import dev.gyeolje.simulator.toss.SeenRequest;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Invariants;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests an order after a restore of the database to a moment before its payment: the order is
 * unpaid in the database, Toss has the money, and the customer pays again.
 */
@Tag("rules")
class ForgottenPaymentIT {

  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final Visitor visitor = Visitor.signedInTo(shop);
  private UUID product;
  private Placed order;

  @BeforeEach
  void order() throws Exception {
    product = products.add(10_000, 5);
    order = visitor.orders(product, 1);
    shop.toss().allowRepeated(order.id());
  }

  @AfterEach
  void allInvariantsHold() {
    Invariants.hold(shop);
  }

  @Test
  @Tag("portable")
  void lostPayment_paysOrderWithoutSecondCapture() throws Exception {
    var first = payThenLosePayment(PaymentMethod.CARD);
    var second = shop.toss().authenticate(order.id(), order.amount());

    var back = visitor.get(callback(order, second));

    assertThat(visitor.location(back)).isEqualTo("/checkout/success?orderId=" + order.id());
    assertThat(database.status(order.id())).isEqualTo("PAID");
    assertCapturedOnceUnder(first);
    assertThat(shop.toss().status(second)).contains(PaymentStatus.IN_PROGRESS);
    eventually("stock", () -> products.stock(product), left -> left == 4);
  }

  @ParameterizedTest
  @MethodSource("retrieveFaults")
  void failedRetrieve_preventsCaptureUntilItSucceeds(Fault fault) {
    var first = payThenLosePayment(PaymentMethod.CARD);
    var second = shop.toss().authenticate(order.id(), order.amount());
    shop.toss().armFor(order.id(), fault, Call.RETRIEVE, 2);

    var back = visitor.get(callback(order, second));

    assertThat(visitor.location(back)).isEqualTo("/checkout/success?orderId=" + order.id());
    eventually("PAID", () -> database.status(order.id()), "PAID"::equals);
    assertCapturedOnceUnder(first);
  }

  static Stream<Fault> retrieveFaults() {
    return Stream.of(
        new Fault.DropsBeforeEffect(), new Fault.FailsBeforeEffect(), new Fault.TooManyRequests());
  }

  @Test
  void lostPayment_isFoundAfterSecondPaymentAborted() {
    var first = payThenLosePayment(PaymentMethod.CARD);
    var second = shop.toss().authenticate(order.id(), order.amount());
    shop.toss().armFor(order.id(), new Fault.FailsBeforeEffect(), Call.RETRIEVE, 1);
    shop.toss().abort(second, "REJECT_CARD_COMPANY");

    visitor.get(callback(order, second));

    eventually("PAID", () -> database.status(order.id()), "PAID"::equals);
    assertCapturedOnceUnder(first);
  }

  @Test
  void lostVirtualAccount_isUsedAgain() {
    var first = payThenLosePayment(PaymentMethod.VIRTUAL_ACCOUNT);

    visitor.get(callback(order, shop.toss().authenticate(order.id(), order.amount())));

    assertThat(database.status(order.id())).isEqualTo("WAITING_FOR_DEPOSIT");
    assertThat(paymentKey()).isEqualTo(first);
    assertThat(shop.toss().captured(order.id())).isZero();
  }

  @Test
  void unpaidOrderOfEarlierRun_isRetrievedThenConfirmed() {
    moveToEarlierRun();

    visitor.returnsFromWindow(order);

    assertThat(database.status(order.id())).isEqualTo("PAID");
    assertThat(shop.toss().requests(order.id()))
        .extracting(SeenRequest::call)
        .containsExactly(Call.RETRIEVE, Call.CONFIRM);
    assertThat(shop.toss().captured(order.id())).isEqualTo(10_000);
  }

  @Test
  void orderOfCurrentRun_isConfirmedWithoutRetrieve() {
    visitor.returnsFromWindow(order);

    assertThat(shop.toss().requests(order.id()))
        .extracting(SeenRequest::call)
        .containsExactly(Call.CONFIRM);
  }

  /** The database run cannot show it: the second window was open before the first was paid. */
  @Test
  @Tag("portable")
  void captureUnderUnknownKey_isReviewedInsteadOfDeclined() {
    var order = visitor.orders(product, 2);
    var second = shop.toss().authenticate(order.id(), order.amount());
    var first = shop.toss().authenticate(order.id(), order.amount());
    shop.toss().confirm(first);

    visitor.get(callback(order, second));
    assertThat(database.status(order.id())).isEqualTo("CONFIRMING");
    shop.toss().abort(second, "REJECT_CARD_COMPANY");
    database.checkNow(order.id());

    eventually("REVIEW", () -> database.status(order.id()), "REVIEW"::equals);
    assertThat(shop.toss().captured(order.id())).isEqualTo(20_000);
  }

  /** Confirms a payment at Toss only, as if a restore had lost it; returns its payment key. */
  private String payThenLosePayment(PaymentMethod method) {
    var key = shop.toss().authenticate(order.id(), order.amount(), method);
    shop.toss().confirm(key);
    moveToEarlierRun();
    return key;
  }

  private void moveToEarlierRun() {
    database.change(
        "update orders set database_run = 'before the restore' where id = ?::uuid", order.id());
  }

  private void assertCapturedOnceUnder(String key) {
    assertThat(paymentKey()).isEqualTo(key);
    assertThat(shop.toss().captured(order.id())).isEqualTo(10_000);
    assertThat(shop.toss().confirmRequests(order.id())).isZero();
  }

  private String paymentKey() {
    return database.text("select payment_key from payments where order_id = ?::uuid", order.id());
  }
}
