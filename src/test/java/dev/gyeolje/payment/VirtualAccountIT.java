package dev.gyeolje.payment;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.simulator.toss.PaymentMethod;
import dev.gyeolje.simulator.toss.PaymentStatus;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Invariants;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.Sealed;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.TossWebhooks;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests orders that customers pay by transfer to a virtual account. */
@Tag("rules")
class VirtualAccountIT {
  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final TossWebhooks toss = new TossWebhooks(shop);
  private final Visitor visitor = Visitor.signedInTo(shop);
  private UUID product;
  private Placed order;

  @BeforeEach
  void orderWithVirtualAccount() throws Exception {
    product = products.add(10_000, 10);
    order = visitor.asksForAccount(product, 2);
  }

  @AfterEach
  void allInvariantsHold() {
    Invariants.hold(shop);
  }

  @Test
  @Tag("portable")
  void waitingOrder_showsAccountAndDueDateAndHoldsUnits() throws Exception {
    var page = visitor.get("/orders/" + order.id()).body();

    assertThat(page).contains("data-state=\"WAITING_FOR_DEPOSIT\"", "data-testid=\"account\"");
    assertThat(Page.of(page).fact("Account number"))
        .contains(unsealed("payments", "account_number"));
    assertThat(Page.of(page).fact("Bank")).isPresent();
    assertThat(Page.of(page).attribute("dt:containsOwn(Transfer by) + dd time", "datetime"))
        .isPresent();
    assertThat(Visitor.signedInTo(shop).get("/orders/" + order.id()).statusCode()).isEqualTo(404);
    assertThat(products.held(product)).isEqualTo(2);
    assertThat(products.stock(product)).isEqualTo(10);
  }

  /** The due date may be a day without a time; the account is usable all the same. */
  @Test
  void dueDateWithoutTime_isEndOfThatDay() {
    var dated = asksForAccount(new Fault.AnswersWith("virtualAccount", account("\"2099-12-01\"")));

    var page = visitor.get("/orders/" + dated.id()).body();

    assertThat(page).contains("data-state=\"WAITING_FOR_DEPOSIT\"");
    assertThat(Page.of(page).fact("Account number")).isPresent();
    assertThat(Page.of(page).attribute("dt:containsOwn(Transfer by) + dd time", "datetime"))
        .hasValueSatisfying(due -> assertThat(due).startsWith("2099-12-01T23:59"));
  }

  @Test
  void accountWithoutDueDate_expiresAfterSevenDays() throws Exception {
    var undated = asksForAccount(new Fault.AnswersWith("virtualAccount", account("{}")));
    assertThat(visitor.get("/orders/" + undated.id()).body())
        .contains("data-state=\"WAITING_FOR_DEPOSIT\"", "data-testid=\"account\"");

    database.change(
        "update payments set account_due_at = account_due_at - interval '7 days 11 minutes'"
            + " where order_id = ?::uuid",
        undated.id());
    database.checkNow(undated.id());

    eventually("EXPIRED", () -> database.status(undated.id()), "EXPIRED"::equals);
    assertThat(products.held(product)).isEqualTo(2);
  }

  @Test
  @Tag("portable")
  void depositWithWebhook_paysOrder() {
    shop.toss().deposit(order.id());
    toss.tellOfDeposit(order.id(), "DONE");

    waitUntil("PAID");
    assertStock(8, 0);
    assertThat(shop.toss().captured(order.id())).isEqualTo(20_000);
  }

  @Test
  void depositWithoutWebhook_isFoundByReconciler() {
    shop.toss().deposit(order.id());

    database.checkNow(order.id());

    waitUntil("PAID");
    assertStock(8, 0);
  }

  @Test
  void reversedDeposit_holdsUnitsAgainUntilNextDeposit() {
    var device = visitor.listens();
    shop.toss().deposit(order.id());
    toss.tellOfDeposit(order.id(), "DONE");
    waitUntil("PAID");
    assertStock(8, 0);
    eventually("the notification", () -> shop.fcm().sendsTo(device), sent -> sent == 1);

    shop.toss().reverseDeposit(order.id());
    toss.tellOfDeposit(order.id(), "WAITING_FOR_DEPOSIT");
    waitUntil("WAITING_FOR_DEPOSIT");
    assertStock(10, 2);
    Invariants.hold(shop);

    shop.toss().deposit(order.id());
    toss.tellOfDeposit(order.id(), "DONE");
    waitUntil("PAID");
    assertStock(8, 0);
    assertThat(shop.toss().captured(order.id())).isEqualTo(20_000);
  }

  @Test
  void missedDepositDeadline_expiresOrderAndReleasesUnits() {
    database.dueDatePasses(order.id());
    database.checkNow(order.id());

    waitUntil("EXPIRED");
    assertStock(10, 0);
    assertThat(visitor.get("/orders/" + order.id()).body())
        .contains("data-state=\"EXPIRED\"", "data-testid=\"retry\"")
        .doesNotContain("data-testid=\"account\"");
  }

  @Test
  @Tag("portable")
  void expiredAccount_isCanceledAtToss() {
    database.dueDatePasses(order.id());
    database.checkNow(order.id());

    waitUntil("EXPIRED");
    assertThat(shop.toss().status(payment("payment_key"))).contains(PaymentStatus.CANCELED);
  }

  @Test
  @Tag("portable")
  void cancellation_closesAccountAndReleasesUnits() {
    assertThat(visitor.get("/orders/" + order.id()).body())
        .contains("data-testid=\"cancel-order\"");
    shop.toss().armFor(order.id(), new Fault.TooManyRequests(), Call.CANCEL, 2);

    var answer = visitor.submit("/orders/" + order.id() + "/cancel", Map.of());

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(visitor.follow(answer).body())
        .contains("do not transfer")
        .doesNotContain("data-testid=\"account\"", "data-testid=\"cancel-order\"");
    waitUntil("CANCELED");
    assertStock(10, 0);
    assertThat(shop.toss().status(payment("payment_key"))).contains(PaymentStatus.CANCELED);
  }

  @Test
  void depositBeforeCancellation_paysOrder() {
    shop.toss().deposit(order.id());

    visitor.submit("/orders/" + order.id() + "/cancel", Map.of());

    waitUntil("PAID");
    assertThat(shop.toss().captured(order.id())).isEqualTo(20_000);
  }

  @Test
  void accountClosedInTossConsole_cancelsOrder() {
    shop.toss().closeAccount(order.id());
    toss.tellOfDeposit(order.id(), "CANCELED");

    waitUntil("CANCELED");
    assertStock(10, 0);
  }

  @Test
  void depositJustBeforeDeadline_paysOrder() {
    shop.toss().deposit(order.id());
    database.dueDatePasses(order.id());
    database.checkNow(order.id());

    waitUntil("PAID");
    assertStock(8, 0);
  }

  @Test
  void refundOfDeposit_requiresBankAccount() {
    shop.toss().deposit(order.id());
    toss.tellOfDeposit(order.id(), "DONE");
    waitUntil("PAID");
    var operator = Visitor.operatorOf(shop);
    var fields =
        new HashMap<>(
            Map.of("request", UUID.randomUUID().toString(), "amount", "20000", "reason", "broken"));

    var rejected = operator.submit("/ops/orders/" + order.id() + "/refunds", fields);

    assertThat(rejected.body()).contains("needs a bank account for the refund", "name=\"holder\"");
    assertThat(shop.toss().captured(order.id())).isEqualTo(20_000);

    fields.putAll(Map.of("bank", "20", "number", "110-123-456789", "holder", "김지우"));
    operator.submit("/ops/orders/" + order.id() + "/refunds", fields);
    waitUntil("REFUNDED");
    assertThat(shop.toss().captured(order.id())).isZero();
  }

  /**
   * Returns a virtual account as JSON.
   *
   * @param dueDate as JSON
   */
  private static String account(String dueDate) {
    return """
    {"accountType": "일반", "accountNumber": "X123", "bankCode": "20", "customerName": "김지우",
     "dueDate": %s, "refundStatus": "NONE", "expired": false, "settlementStatus": "INCOMPLETED",
     "refundReceiveAccount": null}\
    """
        .formatted(dueDate);
  }

  private Placed asksForAccount(Fault fault) {
    var asked = visitor.orders(product, 1);
    shop.toss().armFor(asked.id(), fault);
    var key = shop.toss().authenticate(asked.id(), asked.amount(), PaymentMethod.VIRTUAL_ACCOUNT);
    assertThat(visitor.location(visitor.get(Visitor.callback(asked, key))))
        .startsWith("/checkout/success");
    return asked;
  }

  @Test
  void customersRefundAccount_isUsedWithoutBeingShown() {
    shop.toss().deposit(order.id());
    toss.tellOfDeposit(order.id(), "DONE");
    waitUntil("PAID");
    database.change(
        "update payments set refund_bank = 'ST', refund_number = '110123456789',"
            + " refund_holder = '\"김지우' where order_id = ?::uuid",
        order.id());
    var operator = Visitor.operatorOf(shop);
    var page = operator.get("/ops/orders/" + order.id()).body();
    assertThat(page)
        .contains("data-testid=\"given\"", "••••6789", "&#034;••••")
        .doesNotContain("110123456789", "김지우");
    var fields = new HashMap<String, String>();
    for (var field : List.of("request", "amount", "account"))
      fields.put(field, Page.of(page).attribute("[name=" + field + "]", "value").orElse(""));

    fields.put("reason", "broken");
    operator.submit("/ops/orders/" + order.id() + "/refunds", fields);

    waitUntil("REFUNDED");
    assertThat(
            database.text("select account_bank from refunds where order_id = ?::uuid", order.id()))
        .isEqualTo("ST");
    assertThat(unsealed("refunds", "account_number")).isEqualTo("110123456789");
    assertThat(unsealed("refunds", "account_holder")).isEqualTo("\"김지우");
  }

  private String unsealed(String table, String column) {
    var where = " from " + table + " where order_id = ?::uuid";
    return Sealed.local()
        .open(
            database.text("select " + column + where, order.id()),
            table + "." + column,
            UUID.fromString(database.text("select id" + where, order.id())));
  }

  @Test
  @Tag("portable")
  void refundToBank_isPendingUntilCompleted() {
    payByDeposit();
    refunds("20", "20000");
    waitUntil("REFUNDED");
    assertThat(page())
        .contains("data-refund=\"PENDING\"", "On its way to your bank", "usually takes two");
    assertThat(payment("next_check_at < now() + interval '2 minutes'")).isEqualTo("t");

    shop.toss().refundArrives(order.id());
    database.checkNow(order.id());

    eventually("the completed transfer", () -> payment("refund_transfer"), "COMPLETED"::equals);
    assertThat(page()).contains("data-refund=\"DONE\"").doesNotContain("On its way to your bank");
  }

  @Test
  void refundReturnedByBank_isReviewedAndRepeatable() {
    payByDeposit();
    refunds("20", "5000");
    waitUntil("PARTIALLY_REFUNDED");
    refunds("20", "15000");
    waitUntil("REFUNDED");

    shop.toss().refundComesBack(order.id());
    database.checkNow(order.id());

    waitUntil("REVIEW");
    assertThat(page()).contains("data-refund=\"FAILED\"").doesNotContain("FAILED_");
    assertThat(operatorsPage())
        .contains(
            "data-transfer=\"FAILED\"", "Toss can cancel that amount again", "value=\"15000\"");
    refunds("ST", "15000");
    waitUntil("REFUNDED");
    assertThat(shop.toss().captured(order.id())).isZero();
    assertThat(page()).contains("data-refund=\"PENDING\"");
  }

  /** Toss would reject a second cancel of the same money, or pay it twice. */
  @Test
  void failedRefundTransfer_isReviewedAndNotRepeatable() {
    payByDeposit();
    refunds("20", "20000");
    waitUntil("REFUNDED");

    shop.toss().refundFails(order.id());
    database.checkNow(order.id());

    waitUntil("REVIEW");
    assertThat(operatorsPage())
        .contains("no request of ours can repeat it")
        .doesNotContain("data-testid=\"refund\"");
    Visitor.operatorOf(shop)
        .submit(
            "/ops/orders/" + order.id() + "/decision",
            Map.of(
                "request",
                UUID.randomUUID().toString(),
                "to",
                "REFUNDED",
                "reason",
                "sent by hand",
                "confirmed",
                "yes"));
    waitUntil("REFUNDED");
    database.checkNow(order.id());
    eventually(
        "a check", () -> payment("next_check_at > now() + interval '30 seconds'"), "t"::equals);
    assertThat(database.status(order.id())).isEqualTo("REFUNDED");
    assertThat(page()).contains("data-refund=\"DONE\"");
  }

  private void payByDeposit() {
    shop.toss().deposit(order.id());
    toss.tellOfDeposit(order.id(), "DONE");
    waitUntil("PAID");
  }

  private void refunds(String bank, String amount) {
    var answer =
        Visitor.operatorOf(shop)
            .submit(
                "/ops/orders/" + order.id() + "/refunds",
                Map.of(
                    "request",
                    UUID.randomUUID().toString(),
                    "amount",
                    amount,
                    "reason",
                    "broken",
                    "bank",
                    bank,
                    "number",
                    "110123456789",
                    "holder",
                    "김지우"));
    assertThat(answer.statusCode()).isEqualTo(303);
  }

  private String page() {
    return visitor.get("/orders/" + order.id()).body();
  }

  private String operatorsPage() {
    return Visitor.operatorOf(shop).get("/ops/orders/" + order.id()).body();
  }

  private String payment(String column) {
    return database.text(
        "select " + column + " from payments where order_id = ?::uuid", order.id());
  }

  private void waitUntil(String status) {
    eventually(status, () -> database.status(order.id()), status::equals);
  }

  private void assertStock(int stock, int held) {
    eventually(
        "stock and held",
        () -> products.stock(product) + " " + products.held(product),
        (stock + " " + held)::equals);
  }
}
