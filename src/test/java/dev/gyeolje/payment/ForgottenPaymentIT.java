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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The database was restored to a moment before a payment: the order is unpaid in it, Toss has the
 * money, and the customer pays once more.
 */
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
  void orderWhosePaymentWasForgotten_isPaidWithTheMoneyThatTossHas() throws Exception {
    var first = paysAndIsForgotten(PaymentMethod.CARD);
    var second = shop.toss().authenticate(order.id(), order.amount());

    var back = visitor.get(callback(order, second));

    assertThat(visitor.location(back)).isEqualTo("/checkout/success?orderId=" + order.id());
    assertThat(database.status(order.id())).isEqualTo("PAID");
    capturedOnceUnder(first);
    assertThat(shop.toss().status(second)).contains(PaymentStatus.IN_PROGRESS);
    eventually("stock", () -> products.stock(product), left -> left == 4);
  }

  @ParameterizedTest
  @MethodSource("silences")
  void whereTossDoesNotSay_nothingIsCaptured_untilItDoes(Fault silence) {
    var first = paysAndIsForgotten(PaymentMethod.CARD);
    var second = shop.toss().authenticate(order.id(), order.amount());
    shop.toss().armFor(order.id(), silence, Call.RETRIEVE, 2);

    var back = visitor.get(callback(order, second));

    assertThat(visitor.location(back)).isEqualTo("/checkout/success?orderId=" + order.id());
    eventually("PAID", () -> database.status(order.id()), "PAID"::equals);
    capturedOnceUnder(first);
  }

  static Stream<Fault> silences() {
    return Stream.of(
        new Fault.DropsBeforeEffect(), new Fault.FailsBeforeEffect(), new Fault.TooManyRequests());
  }

  @Test
  void whereTossWasSilentUntilTheSecondPaymentWasOver_theFirstIsFoundAllTheSame() {
    var first = paysAndIsForgotten(PaymentMethod.CARD);
    var second = shop.toss().authenticate(order.id(), order.amount());
    shop.toss().armFor(order.id(), new Fault.FailsBeforeEffect(), Call.RETRIEVE, 1);
    shop.toss().abort(second, "REJECT_CARD_COMPANY");

    visitor.get(callback(order, second));

    eventually("PAID", () -> database.status(order.id()), "PAID"::equals);
    capturedOnceUnder(first);
  }

  @Test
  void virtualAccountThatWasForgotten_isTheOneToTransferTo() {
    var first = paysAndIsForgotten(PaymentMethod.VIRTUAL_ACCOUNT);

    visitor.get(callback(order, shop.toss().authenticate(order.id(), order.amount())));

    assertThat(database.status(order.id())).isEqualTo("WAITING_FOR_DEPOSIT");
    assertThat(paymentKey()).isEqualTo(first);
    assertThat(shop.toss().captured(order.id())).isZero();
  }

  @Test
  void orderOfAnEarlierRun_thatWasNeverPaid_isPaidAsAnyOther() {
    forgets();

    visitor.returnsFromWindow(order);

    assertThat(database.status(order.id())).isEqualTo("PAID");
    assertThat(shop.toss().requests(order.id()))
        .extracting(SeenRequest::call)
        .containsExactly(Call.RETRIEVE, Call.CONFIRM);
    assertThat(shop.toss().captured(order.id())).isEqualTo(10_000);
  }

  @Test
  void orderOfThisRun_costsNoQuestionMore() {
    visitor.returnsFromWindow(order);

    assertThat(shop.toss().requests(order.id()))
        .extracting(SeenRequest::call)
        .containsExactly(Call.CONFIRM);
  }

  /** What no run of the database tells: the second window was open before the first was paid. */
  @Test
  void captureUnderAnUnknownKey_isFound_beforeThePaymentIsDeclined() {
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

  /** Gives the key under which Toss has the money, or waits for it. */
  private String paysAndIsForgotten(PaymentMethod method) {
    var key = shop.toss().authenticate(order.id(), order.amount(), method);
    shop.toss().confirm(key);
    forgets();
    return key;
  }

  private void forgets() {
    database.change(
        "update orders set database_run = 'before the restore' where id = ?::uuid", order.id());
  }

  private void capturedOnceUnder(String key) {
    assertThat(paymentKey()).isEqualTo(key);
    assertThat(shop.toss().captured(order.id())).isEqualTo(10_000);
    assertThat(shop.toss().confirmRequests(order.id())).isZero();
  }

  private String paymentKey() {
    return database.text("select payment_key from payments where order_id = ?::uuid", order.id());
  }
}
