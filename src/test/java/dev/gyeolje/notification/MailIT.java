package dev.gyeolje.notification;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.mail.ReceivedMail;
import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Html;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the mails about orders as a mailbox receives them. */
class MailIT {

  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());
  private final String email = Visitor.newEmail();
  private final Visitor visitor = Visitor.to(shop).signIn("Reader", email);
  private UUID product;

  @BeforeEach
  void product() throws Exception {
    product = products.add("<머그> & 컵", "<Mug> & cup", 10_000, 9);
  }

  @Test
  void paidOrder_isMailedOnceToItsContact() {
    var contact = Visitor.newEmail();
    var order = visitor.orders(product, 1);
    setContact(visitor, order, contact);
    visitor.returnsFromWindow(order);

    var mail = only(contact);

    assertThat(mail.subject()).isEqualTo("Paid: <Mug> & cup");
    assertThat(mail.text())
        .contains("₩10,000", order.id(), shop.origin() + "/orders/" + order.id());
    assertThat(mail.html()).contains("&lt;Mug&gt; &amp; cup").doesNotContain("<Mug>");
    assertThat(Html.errors(mail.html())).isEmpty();
    assertThat(shop.mail().mailsTo(email)).isEmpty();
    // the relay publishes the event again
    database.change(
        "update outbox set published_at = null, next_attempt_at = now() where order_named_in(data) = ?",
        order.id());
    eventually(
        "the second publication",
        () ->
            database.number(
                "select count(*) from outbox where published_at is null and order_named_in(data) = ?",
                order.id()),
        left -> left == 0);
    assertThat(rows(order)).isEqualTo("PAID SENT");
    assertThat(shop.mail().mailsTo(contact)).hasSize(1);
  }

  @Test
  void virtualAccount_isMailedWhenIssuedDueAndPaid() {
    var order = visitor.asksForAccount(product, 1);
    var issued = only(email);
    assertThat(issued.subject()).isEqualTo("Please transfer ₩10,000 for <Mug> & cup");
    var number = Page.of(page(order)).fact("Account number").orElseThrow();
    assertThat(issued.text()).contains("Account number: " + number, "Transfer by: ");
    assertThat(rows(order)).isEqualTo("ACCOUNT SENT, DUE PENDING");

    makeReminderDue(order);
    eventually("the second mail", () -> shop.mail().mailsTo(email), mails -> mails.size() == 2);
    assertThat(shop.mail().mailsTo(email).get(1).subject())
        .isEqualTo("Due tomorrow: ₩10,000 for <Mug> & cup");
    assertThat(shop.mail().mailsTo(email).get(1).text()).contains(number);

    shop.toss().deposit(order.id());
    database.checkNow(order.id());
    eventually("the third mail", () -> shop.mail().mailsTo(email), mails -> mails.size() == 3);
    assertThat(shop.mail().mailsTo(email).get(2).text()).doesNotContain(number);
  }

  @Test
  void paidOrder_getsNoDueReminder() {
    var order = visitor.asksForAccount(product, 1);
    only(email);
    shop.toss().deposit(order.id());
    database.checkNow(order.id());
    eventually("both", () -> shop.mail().mailsTo(email), mails -> mails.size() == 2);

    makeReminderDue(order);

    eventually("dropped", () -> rows(order), rows -> rows.contains("DUE DROPPED"));
    assertThat(shop.mail().mailsTo(email)).hasSize(2);
  }

  @Test
  void cancellation_isMailedOnlyForVirtualAccounts() {
    var never = visitor.orders(product, 1);
    visitor.submit("/orders/" + never.id() + "/cancel", Map.of());
    var order = visitor.asksForAccount(product, 1);
    only(email);

    visitor.submit("/orders/" + order.id() + "/cancel", Map.of());

    eventually("both", () -> shop.mail().mailsTo(email), mails -> mails.size() == 2);
    assertThat(subjects())
        .containsExactly("Please transfer ₩10,000 for <Mug> & cup", "Canceled: <Mug> & cup");
    assertThat(rows(never)).isNull();
  }

  @Test
  void expiredVirtualAccount_isMailed() {
    var order = visitor.asksForAccount(product, 1);
    only(email);
    shop.toss().armFor(order.id(), new Fault.Rejects("NOT_CANCELABLE_PAYMENT"), Call.CANCEL, 1);
    database.dueDatePasses(order.id());
    database.checkNow(order.id());

    eventually("both", () -> shop.mail().mailsTo(email), mails -> mails.size() == 2);
    assertThat(subjects()).contains("Not paid in time: <Mug> & cup");
  }

  @Test
  void refund_isMailedWithItsAmount() {
    var order = visitor.orders(product, 1);
    visitor.returnsFromWindow(order);
    only(email);

    Visitor.operatorOf(shop).refunds(order, UUID.randomUUID().toString(), 4_000);

    eventually("both", () -> shop.mail().mailsTo(email), mails -> mails.size() == 2);
    assertThat(subjects()).contains("Refunded: ₩4,000");
  }

  @Test
  void guest_getsSecretLinkByMail() {
    var guest = Visitor.to(shop);
    guest.submit("/checkout/guest", Map.of());
    var order = guest.orders(product, 1);
    var address = Visitor.newEmail();
    setContact(guest, order, address);
    guest.returnsFromWindow(order);

    var link = Visitor.found("(/orders/link/\\S+)", only(address).text()).orElseThrow();

    assertThat(Visitor.to(shop).get(link).body()).contains(order.id());
  }

  @Test
  void mailToGuestWithoutAddress_isDropped() {
    var guest = Visitor.to(shop);
    guest.submit("/checkout/guest", Map.of());
    var order = guest.orders(product, 1);

    guest.returnsFromWindow(order);

    eventually("dropped", () -> rows(order), "PAID DROPPED"::equals);
  }

  @Test
  void failedMail_isRetriedWithSameMessageId() {
    var order = visitor.orders(product, 1);
    visitor.returnsFromWindow(order);
    only(email);
    // as after an outage
    database.change(
        "update mails set status = 'PENDING', sent_at = null, attempts = 3,"
            + " last_error = 'MailConnectException', next_attempt_at = now() where order_id = ?::uuid",
        order.id());

    eventually("the second mail", () -> shop.mail().mailsTo(email), mails -> mails.size() == 2);
    // the equal Message-ID lets a mailbox recognise the duplicate
    assertThat(shop.mail().mailsTo(email))
        .extracting(ReceivedMail::id)
        .hasSize(2)
        .satisfies(ids -> assertThat(ids.get(0)).isEqualTo(ids.get(1)));
    assertThat(Visitor.operatorOf(shop).get("/ops/orders/" + order.id()).body())
        .contains("data-kind=\"MAIL\"")
        .doesNotContain("MailConnectException");
  }

  @Test
  void mailWithUnreadableAccountNumber_isRetried() {
    var order = visitor.asksForAccount(product, 1);
    only(email);
    var sealed =
        database.text("select account_number from payments where order_id = ?::uuid", order.id());
    account(order, "aes1:no-such-key:AAAA");
    resend(order);

    eventually(
        "the reason",
        () ->
            database.text(
                "select last_error from mails where kind = 'ACCOUNT' and order_id = ?::uuid",
                order.id()),
        reason -> reason != null);
    assertThat(rows(order)).isEqualTo("ACCOUNT PENDING, DUE PENDING");

    account(order, sealed);
    resend(order);
    eventually("the second mail", () -> shop.mail().mailsTo(email), mails -> mails.size() == 2);
  }

  private void account(Placed order, String sealed) {
    database.change(
        "update payments set account_number = ? where order_id = ?::uuid", sealed, order.id());
  }

  private void resend(Placed order) {
    database.change(
        "update mails set status = 'PENDING', sent_at = null, next_attempt_at = now()"
            + " where kind = 'ACCOUNT' and order_id = ?::uuid",
        order.id());
  }

  private static void setContact(Visitor who, Placed order, String email) {
    var contact =
        Map.of(
            "name", "A",
            "phone", "01012345678",
            "email", email,
            "postcode", "04524",
            "address", "Seoul");
    who.submit("/orders/" + order.id() + "/contact", contact);
  }

  private void makeReminderDue(Placed order) {
    database.change(
        "update mails set due_at = now(), next_attempt_at = now() where kind = 'DUE' and order_id = ?::uuid",
        order.id());
  }

  private ReceivedMail only(String address) {
    return eventually("the mail", () -> shop.mail().mailsTo(address), mails -> mails.size() == 1)
        .get(0);
  }

  private List<String> subjects() {
    return shop.mail().mailsTo(email).stream().map(ReceivedMail::subject).toList();
  }

  private String rows(Placed order) {
    return database.text(
        "select string_agg(kind || ' ' || status, ', ' order by kind) from mails where order_id = ?::uuid",
        order.id());
  }

  private String page(Placed order) {
    return visitor.get("/orders/" + order.id()).body();
  }
}
