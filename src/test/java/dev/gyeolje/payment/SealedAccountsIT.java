package dev.gyeolje.payment;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Visitor.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.Sealed;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.TossWebhooks;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that bank accounts are sealed in the database, masked on the operators' pages, and shown in
 * full only with an audit record.
 */
class SealedAccountsIT {

  private static final String NUMBER = "payments.refund_number";
  private static final String HOLDER = "Holder of " + UUID.randomUUID();

  private final LocalShop shop = SharedShop.get();
  private final Database database = new Database(shop.dataSource());
  private final Visitor visitor = Visitor.signedInTo(shop);
  private final Visitor operator = Visitor.operatorOf(shop);
  private final String number =
      Long.toString(ThreadLocalRandom.current().nextLong(10_000_000_000_000L, 99_999_999_999_999L));
  private Placed order;
  private String deposit;

  @BeforeEach
  void payByTransferAndRefundInPart() throws Exception {
    order = visitor.asksForAccount(new Products(shop.dataSource()).add(10_000, 10), 2);
    deposit = Page.of(page(visitor, "/orders/")).fact("Account number").orElseThrow();
    shop.toss().deposit(order.id());
    new TossWebhooks(shop).tellOfDeposit(order.id(), "DONE");
    eventually("PAID", () -> database.status(order.id()), "PAID"::equals);
    var form =
        Map.of(
            "request",
            UUID.randomUUID().toString(),
            "amount",
            "5000",
            "reason",
            "broken",
            "bank",
            "20",
            "number",
            number,
            "holder",
            HOLDER);
    operator.submit("/ops/orders/" + order.id() + "/refunds", form);
    eventually("refund", () -> database.status(order.id()), "PARTIALLY_REFUNDED"::equals);
  }

  @Test
  void database_containsNoAccountInClearText() throws Exception {
    assertThat(columnsWith(order.id())).as("the search finds existing text").isPositive();

    for (var clear : new String[] {deposit, number, HOLDER})
      assertThat(columnsWith(clear)).as("columns with " + clear).isZero();
    assertThat(refund("account_number")).startsWith("aes1:local:");
  }

  /** Stored before the shop sealed accounts, or before it had the newest key. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void clearTextOrOldKeyNumber_isReadAndSealedAgain(boolean older) {
    var row = UUID.fromString(payment("id"));
    var stored =
        older ? Sealed.of(LocalShop.DATA_KEYS.split(",")[1]).close(number, NUMBER, row) : number;
    database.change(
        "update payments set refund_bank = '20', refund_number = ?, refund_holder = ?"
            + " where order_id = ?::uuid",
        stored,
        HOLDER,
        order.id());
    assertThat(page(operator, "/ops/orders/")).contains("data-testid=\"given\"", end(number));

    var sealed =
        eventually(
            "the seal", () -> payment("refund_number"), text -> text.startsWith("aes1:local:"));

    assertThat(Sealed.local().open(sealed, NUMBER, row)).isEqualTo(number);
    eventually("the seal", () -> payment("refund_holder"), text -> text.startsWith("aes1:local:"));
  }

  @Test
  void operatorsPage_masksAccountsAndAuditsReveal() {
    var masked = page(operator, "/ops/orders/");
    assertThat(masked)
        .contains("data-account=\"DEPOSIT\"", "data-account=\"REFUND\"", end(number), end(deposit))
        .doesNotContain(number, deposit, HOLDER);
    assertThat(auditRecords("REVEAL")).isZero();

    var form = UUID.randomUUID().toString();
    var shown = reveal(form);

    assertThat(shown).contains(number, deposit, HOLDER).doesNotContain("data-testid=\"reveal\"");
    assertThat(auditRecords("REVEAL")).isEqualTo(1);
    assertThat(
            database.text(
                "select u.email || ' ' || a.reason from ops_actions a join users u"
                    + " on u.id = a.operator where a.idempotency_key = ?::uuid",
                form))
        .isEqualTo(LocalShop.OPERATOR + " the bank asked");
    assertThat(page(operator, "/ops/actions?")).contains("data-action=\"REVEAL\"");
    assertThat(reveal(form)).contains(number);
    assertThat(auditRecords("REVEAL")).as("the same form again").isEqualTo(1);
    assertThat(page(operator, "/ops/orders/")).as("the next view").doesNotContain(number);
  }

  @Test
  void repeatedReadByOperator_isAuditedOnce() {
    page(operator, "/ops/orders/");
    page(operator, "/ops/orders/");

    assertThat(auditRecords("READ")).isEqualTo(1);
  }

  private String reveal(String form) {
    return operator
        .submit(
            "/ops/orders/" + order.id() + "/accounts",
            Map.of("request", form, "reason", "the bank asked"))
        .body();
  }

  private String page(Visitor who, String path) {
    return who.get(path + order.id()).body();
  }

  private static String end(String number) {
    return "••••" + number.substring(number.length() - 4);
  }

  /** Counts the audit records of the action on this order. */
  private long auditRecords(String action) {
    return database.number(
        "select count(*) from ops_actions where action = '" + action + "' and order_id = ?::uuid",
        order.id());
  }

  private String payment(String column) {
    return database.text(
        "select " + column + " from payments where order_id = ?::uuid", order.id());
  }

  private String refund(String column) {
    return database.text("select " + column + " from refunds where order_id = ?::uuid", order.id());
  }

  /** Counts the columns of all types and tables that contain {@code text} in some row. */
  private long columnsWith(String text) throws Exception {
    long found = 0;
    try (var connection = shop.dataSource().getConnection();
        var columns =
            connection
                .createStatement()
                .executeQuery(
                    "select c.table_name, c.column_name from information_schema.columns c"
                        + " join information_schema.tables t using (table_schema, table_name)"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
      while (columns.next())
        found +=
            database.number(
                "select count(*) from (select 1 from %s where position(? in cast(%s as text)) > 0 limit 1) f"
                    .formatted(columns.getString(1), columns.getString(2)),
                text);
    }
    return found;
  }
}
