package dev.gyeolje.checkout;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.fcm.SentMessage;
import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Invariants;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.Sealed;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.TossWebhooks;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Late payments: deposits for orders that are closed. */
@Tag("rules")
class LatePaymentIT {
  private static final Duration LONG = Duration.ofSeconds(50);

  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final TossWebhooks toss = new TossWebhooks(shop);
  private final Visitor visitor = Visitor.signedInTo(shop);
  private final String device = visitor.listens();
  private UUID product;
  private Placed order;

  @BeforeEach
  void orderForTheLastUnitExpires() throws Exception {
    product = products.add(10_000, 1);
    order = visitor.asksForAccount(product, 1);
    // Toss rejects closing the virtual account, so that a deposit can arrive late
    shop.toss().armFor(order.id(), new Fault.Rejects("NOT_CANCELABLE_PAYMENT"), Call.CANCEL, 1);
    database.dueDatePasses(order.id());
    database.checkNow(order.id());
    waitUntil("EXPIRED");
    // otherwise a fault that a test arms for its refund would hit this cancel call
    eventually(
        "the rejected cancel call",
        () -> shop.toss().requests(order.id()),
        seen -> seen.stream().anyMatch(call -> call.outcome().contains("NOT_CANCELABLE")));
  }

  @AfterEach
  void allInvariantsHold() {
    Invariants.hold(shop);
  }

  @Test
  @Tag("portable")
  void latePaymentWithUnitsAvailable_paysTheOrder() {
    depositArrives();

    waitUntil("PAID");
    eventually("stock", () -> products.stock(product), left -> left == 0);
    assertThat(products().held()).isZero();
    eventually("the notification", () -> shop.fcm().sendsTo(device), sent -> sent == 1);
    assertThat(shop.toss().captured(order.id())).isEqualTo(10_000);
  }

  @Test
  @Tag("portable")
  void latePaymentWithoutUnits_isRefundedAutomatically() {
    storeRefundAccount();
    anotherCustomerBuysTheUnit();

    depositArrives();

    eventually("the refund", () -> refund("status"), "DONE"::equals);
    assertThat(shop.toss().captured(order.id())).isZero();
    assertThat(
            Sealed.local()
                .open(
                    refund("account_number"),
                    "refunds.account_number",
                    UUID.fromString(refund("id"))))
        .isEqualTo("110123456789");
    assertThat(database.status(order.id())).isEqualTo("EXPIRED");
    var notifications =
        eventually(
            "the notification", () -> shop.fcm().messagesTo(device), sent -> !sent.isEmpty());
    assertThat(notifications)
        .singleElement()
        .extracting(SentMessage::body)
        .asString()
        .contains("10,000");
    assertThat(products().held()).isZero();
  }

  @Test
  void refund_isShownInProgressUntilDone() {
    storeRefundAccount();
    anotherCustomerBuysTheUnit();
    shop.toss().armFor(order.id(), new Fault.AnswersLate(LONG), Call.CANCEL, 1);
    try {
      depositArrives();
      eventually("the held refund", () -> shop.toss().held(), held -> held == 1);

      assertThat(page())
          .contains("data-refund=\"REQUESTED\"", "Refund in progress", "₩10,000")
          .contains("We are refunding it.", "Virtual account")
          .doesNotContain("Nothing was charged", "data-testid=\"retry\"");
    } finally {
      shop.toss().releaseHeld();
    }
    eventually("the refund", () -> refund("status"), "DONE"::equals);
    assertThat(page()).contains("data-refund=\"PENDING\"", "On its way to your bank", "₩10,000");
    shop.toss().refundArrives(order.id());
    database.checkNow(order.id());
    eventually("the arrival", this::page, page -> page.contains("data-refund=\"DONE\""));
    assertThat(page())
        .contains("data-refund=\"DONE\"", "Refunded", "₩10,000", "we refunded it in full")
        .doesNotContain("Nothing was charged", "because it was not paid in time");
    assertThat(visitor.location(visitor.get("/checkout/success?orderId=" + order.id())))
        .isEqualTo("/orders/" + order.id());
    assertThat(visitor.location(visitor.get("/checkout/error?code=FAILED&orderId=" + order.id())))
        .isEqualTo("/checkout/success?orderId=" + order.id());
  }

  @Test
  void latePaymentWithoutRefundAccount_isReviewedAndRefundable() {
    anotherCustomerBuysTheUnit();

    depositArrives();

    waitUntil("REVIEW");
    assertThat(shop.toss().captured(order.id())).isEqualTo(10_000);
    assertThat(page()).contains("data-state=\"REVIEW\"", "data-testid=\"paid\"", "₩10,000");

    operatorRefunds();
    waitUntil("REFUNDED");
    assertThat(shop.toss().captured(order.id())).isZero();
    // the unit never left the stock for this order
    assertThat(products().stock()).isZero();
  }

  @Test
  void rejectedRefund_isReviewedAndRefundable() {
    storeRefundAccount();
    anotherCustomerBuysTheUnit();
    shop.toss()
        .armFor(order.id(), new Fault.Rejects("INVALID_REFUND_ACCOUNT_INFO"), Call.CANCEL, 1);

    depositArrives();

    waitUntil("REVIEW");
    assertThat(refund("status")).isEqualTo("REJECTED");
    operatorRefunds();
    waitUntil("REFUNDED");
  }

  @Test
  void reversedLateDeposit_isAwaitedAgain() {
    depositArrives();
    waitUntil("PAID");
    eventually("stock", () -> products().stock(), left -> left == 0);

    shop.toss().reverseDeposit(order.id());
    toss.tellOfDeposit(order.id(), "WAITING_FOR_DEPOSIT");

    waitUntil("WAITING_FOR_DEPOSIT");
    assertThat(products()).isEqualTo(new Level(1, 1));
  }

  private String page() {
    return visitor.get("/orders/" + order.id()).body();
  }

  private void depositArrives() {
    shop.toss().deposit(order.id());
    toss.tellOfDeposit(order.id(), "DONE");
  }

  /**
   * Stores the account. The simulator's widget does not ask for one; Toss' widget can be configured
   * to.
   */
  private void storeRefundAccount() {
    database.change(
        "update payments set refund_bank = '20', refund_number = '110123456789',"
            + " refund_holder = '김지우' where order_id = ?::uuid",
        order.id());
  }

  private void anotherCustomerBuysTheUnit() {
    Visitor.signedInTo(shop).buys(product, 1);
    eventually("stock", () -> products().stock(), left -> left == 0);
  }

  private void operatorRefunds() {
    var answer =
        Visitor.operatorOf(shop)
            .submit(
                "/ops/orders/" + order.id() + "/refunds",
                Map.of(
                    "request",
                    UUID.randomUUID().toString(),
                    "amount",
                    "10000",
                    "reason",
                    "sold out",
                    "restock." + product,
                    "1",
                    "bank",
                    "20",
                    "number",
                    "110123456780",
                    "holder",
                    "김지우"));
    assertThat(answer.statusCode()).isEqualTo(303);
  }

  private record Level(int stock, int held) {}

  private Level products() {
    return new Level(
        (int) database.number("select stock from products where id = ?", product),
        (int) database.number("select held from products where id = ?", product));
  }

  private String refund(String column) {
    return database.text("select " + column + " from refunds where order_id = ?::uuid", order.id());
  }

  private void waitUntil(String status) {
    eventually(status, () -> database.status(order.id()), status::equals);
  }
}
