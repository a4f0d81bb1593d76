package dev.gyeolje.ops;

import static dev.gyeolje.simulator.pubsub.Fault.ANSWERS_NO_PUBLISH;
import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Page.heading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gyeolje.invariant.Invariant;
import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Page;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the operators' pages. */
class OpsIT {
  private final LocalShop shop = SharedShop.get();
  private final Products products = new Products(shop.dataSource());
  private final Database database = new Database(shop.dataSource());

  static Stream<String> pages() {
    return Stream.of(
        "/ops",
        "/ops/orders",
        "/ops/orders/" + UUID.randomUUID(),
        "/ops/money",
        "/ops/dead-letters",
        "/ops/dead-letters/chosen",
        "/ops/outbox",
        "/ops/outbox/unprocessed",
        "/ops/outbox/unprocessed/chosen",
        "/ops/products",
        "/ops/products.csv",
        "/ops/products/new",
        "/ops/products/import",
        "/ops/products/" + UUID.randomUUID(),
        "/ops/stock",
        "/ops/stock/" + UUID.randomUUID(),
        "/ops/invariants",
        "/ops/actions");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void anonymousVisitor_isRedirectedToLogin(String path) {
    var stranger = Visitor.to(shop);

    assertThat(stranger.location(stranger.get(path))).startsWith("/login?to=%2Fops");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void customer_getsForbiddenPage(String path) {
    var page = Visitor.signedInTo(shop).get(path);

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(heading(page)).isEqualTo("You cannot see this page");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ops/money/checks",
        "/ops/dead-letters/replays",
        "/ops/dead-letters/resolutions",
        "/ops/outbox",
        "/ops/outbox/setup",
        "/ops/outbox/unprocessed",
        "/ops/invariants",
        "/ops/stock/ID",
        "/ops/orders/ID/decision",
        "/ops/orders/ID/accounts"
      })
  void customerOrCrossSiteCommand_isForbidden(String path) {
    var address = path.replace("ID", UUID.randomUUID().toString());
    var form = Map.of("request", UUID.randomUUID().toString(), "reason", "a");

    assertThat(Visitor.signedInTo(shop).submit(address, form).statusCode()).isEqualTo(403);
    assertThat(Visitor.operatorOf(shop).submitFromAnotherSite(address, form).statusCode())
        .as("an operator's form from another site")
        .isEqualTo(403);
  }

  @Test
  void overview_showsOpenOrdersAndChart() throws Exception {
    Visitor.signedInTo(shop).orders(products.add(1_000, 1), 1);

    var desk = Visitor.operatorOf(shop).get("/ops");

    assertThat(desk.statusCode()).isEqualTo(200);
    assertThat(desk.body().replace("&#32;", " "))
        .contains("data-state=\"PENDING\"", "<rect class=\"outcome-open\"", "In progress <strong>");
  }

  @Test
  void linkToOperatorPages_isShownOnlyToOperators() {
    assertThat(Visitor.operatorOf(shop).get("/").body()).contains("href=\"/ops\"");
    assertThat(Visitor.signedInTo(shop).get("/").body()).doesNotContain("href=\"/ops\"");
  }

  @Test
  void orderSearch_findsIdPaymentKeyAndEmail() throws Exception {
    var email = Visitor.newEmail();
    var visitor = Visitor.to(shop).signIn("User", email);
    var product = products.add(1_000, 9);
    var paid = visitor.buys(product, 1);
    var open = visitor.orders(product, 1);
    var key = database.text("select payment_key from payments where order_id = ?::uuid", paid.id());

    assertThat(finds(paid.id().toUpperCase())).containsExactly(paid.id());
    assertThat(finds(key)).containsExactly(paid.id());
    assertThat(finds(email.toUpperCase())).containsExactly(open.id(), paid.id());
    // a Korean keyboard types full-width letters in one of its modes
    assertThat(finds(wide(email))).containsExactly(open.id(), paid.id());
    assertThat(finds(wide(paid.id()))).containsExactly(paid.id());
    assertThat(finds(email + "&state=PAID")).containsExactly(paid.id());
    assertThat(finds(email + "&state=PAID&after=" + paid.id())).isEmpty();
    assertThat(finds(email + "&after=" + open.id())).containsExactly(paid.id());
    assertThat(finds("%' or 1=1 --")).isEmpty();
    assertThat(finds("nobody@example.com&state=NOTHING&after=x")).isEmpty();
  }

  @Test
  void timeline_showsAllRecordedEvents() throws Exception {
    var visitor = Visitor.signedInTo(shop);
    visitor.listens();
    var product = products.add(1_000, 9);
    var order = visitor.orders(product, 2);
    shop.toss().armFor(order.id(), new Fault.DropsAfterEffect(), Call.CONFIRM, 1);
    visitor.returnsFromWindow(order);
    var operator = Visitor.operatorOf(shop);
    eventually(
        "the attempt of unknown outcome",
        () -> operator.get("/ops/money").body(),
        page -> page.contains(order.id()) || !database.status(order.id()).equals("CONFIRMING"));
    eventually("PAID", () -> database.status(order.id()), "PAID"::equals);

    var timeline =
        eventually(
            "the end of the timeline",
            () -> operator.get("/ops/orders/" + order.id()).body(),
            page ->
                Stream.of("STOCK", "NOTIFICATION", "EFFECT", "PUBLISHED")
                        .allMatch(kind -> page.contains("data-kind=\"" + kind + "\""))
                    // the shop stores the log of Toss API calls a second later
                    && page.contains("no answer: ")
                    && page.contains("data-testid=\"trace\""));

    assertThat(timeline)
        .contains("data-kind=\"ATTEMPT\"", "data-state=\"CONFIRMING\"", "reconciler");
    assertThat(Page.of(timeline).texts("[data-testid=trace]"))
        .isNotEmpty()
        .allMatch(trace -> trace.matches("[0-9a-f]{32}"));
  }

  @Test
  void attemptAwaitingDeposit_isCheckedOnRequest() throws Exception {
    var visitor = Visitor.signedInTo(shop);
    var order = visitor.asksForAccount(products.add(1_000, 1), 1);
    shop.toss().deposit(order.id());
    database.change(
        "update payments set next_check_at = now() + interval '1 hour' where order_id = ?::uuid",
        order.id());
    var operator = Visitor.operatorOf(shop);

    var answer = operator.submit("/ops/money/checks", retrieve(order));

    assertThat(operator.location(answer)).startsWith("/ops/orders/" + order.id() + "?done=");
    assertThat(operator.follow(answer).body()).contains("data-action=\"CHECK\"");
    eventually("PAID", () -> database.status(order.id()), "PAID"::equals);
  }

  /** Finds, for example, a refund in Toss' console whose webhook did not arrive. */
  @Test
  void completedAttempt_isCheckedOnRequest() throws Exception {
    var order = Visitor.signedInTo(shop).buys(products.add(1_000, 1), 1);
    shop.toss().cancel(order.id(), 400);

    Visitor.operatorOf(shop).submit("/ops/money/checks", retrieve(order));

    eventually(
        "PARTIALLY_REFUNDED", () -> database.status(order.id()), "PARTIALLY_REFUNDED"::equals);
  }

  @Test
  void waitingMessage_showsErrorAndIsSentOnRequest() throws Exception {
    Assumptions.assumeTrue(
        shop.pubsub().isPresent(), "Google's emulator cannot be made to fail a publish");
    var broker = shop.pubsub().get();
    var operator = Visitor.operatorOf(shop);
    broker.arm(ANSWERS_NO_PUBLISH);
    Placed order;
    String event;
    try {
      order = Visitor.signedInTo(shop).buys(products.add(1_000, 1), 1);
      event =
          database.text("select event_id from outbox where order_named_in(data) = ?", order.id());
      eventually(
          "the error of the message",
          () -> operator.get("/ops/outbox").body(),
          page -> Page.of(page).text("[data-event=" + event + "] .alert").isPresent());
    } finally {
      broker.disarm(ANSWERS_NO_PUBLISH);
    }
    database.change(
        "update outbox set next_attempt_at = now() + interval '1 hour'"
            + " where event_id = ?::uuid and published_at is null",
        event);

    var sent =
        operator.submit(
            "/ops/outbox", Map.of("request", UUID.randomUUID().toString(), "event", event));

    assertThat(operator.follow(sent).body()).contains("data-action=\"SEND\"");
    eventually(
        "publication",
        () -> database.text("select published_at from outbox where event_id = ?::uuid", event),
        published -> published != null);
  }

  @Test
  void invariantsPage_showsMeaningAndRowsRead() throws Exception {
    Visitor.signedInTo(shop).buys(products.add(1_000, 1), 1);
    var operator = Visitor.operatorOf(shop);

    var checked = operator.follow(operator.submit("/ops/invariants", Map.of())).body();

    assertThat(checked)
        .contains("data-invariant=\"capturedIsPaid\"", "The order of an approved payment is paid")
        .contains("If not: money was captured and its order does not know")
        .contains("Recent orders", "All orders")
        .containsPattern("[1-9][0-9,]* rows read");
    assertThat(checked.split("data-invariant=", -1)).hasSize(1 + Invariant.ALL.size());
  }

  @Test
  void stockCount_setsStockAndIsRecorded() throws Exception {
    var product = products.add(1_000, 5);
    Visitor.signedInTo(shop).orders(product, 3);
    var operator = Visitor.operatorOf(shop);

    assertThat(counts(operator, product, "2", "two are broken").body())
        .contains("Orders hold more units than that.");
    assertThat(products.stock(product)).isEqualTo(5);

    var done = operator.follow(counts(operator, product, "3", "two are broken")).body();

    assertThat(products.stock(product)).isEqualTo(3);
    assertThat(done)
        .contains("data-outcome=\"DONE\"", "data-movement=\"COUNTED\"", "-2", LocalShop.OPERATOR);
    assertThat(operator.get("/ops/actions").body()).contains("two are broken", product.toString());
    for (var change :
        new String[] {
          "delete from ops_actions", "update ops_actions set reason = ''", "truncate ops_actions"
        }) assertThatThrownBy(() -> database.change(change)).hasMessageContaining("append-only");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, a, 'The count must be a whole number, 0 or more.'",
    "1.5, a, 'The count must be a whole number, 0 or more.'",
    "99999999, a, 'The count must be a whole number, 0 or more.'",
    "1, ' ', Please give a reason.",
  })
  void invalidStockCount_showsErrorAndChangesNothing(String onHand, String reason, String text)
      throws Exception {
    var product = products.add(1_000, 5);

    assertThat(counts(Visitor.operatorOf(shop), product, onHand, reason).body()).contains(text);

    assertThat(products.stock(product)).isEqualTo(5);
  }

  /** The pages must not truncate a list silently: a longer list continues on another page. */
  @Test
  void longLists_continueOnFurtherPages() throws Exception {
    var product = products.add(1_000, 0);
    database.change(
        "insert into products (id, category, name_ko, name_en, description_ko, description_en,"
            + " picture, price, stock, position) select gen_random_uuid(), category,"
            + " ? || to_char(n, 'FM000'), ? || to_char(n, 'FM000'), '', '', picture, price, 0,"
            + " 10000 from products, generate_series(1, 120) n where id = ?::uuid",
        product.toString(),
        product.toString(),
        product.toString());
    var operator = Visitor.operatorOf(shop);
    // movements of +1 and -1 alternate, so that the stock still equals their sum
    database.change(
        "insert into stock_movements (product_id, quantity, kind, actor, reason, at)"
            + " select ?::uuid, (n % 2) * 2 - 1, 'COUNTED', 'test', 'unit ' || n, now()"
            + " from generate_series(1, 60) n",
        product.toString());
    database.change(
        "insert into ops_actions (idempotency_key, at, operator, action, subject, outcome)"
            + " select gen_random_uuid(), now(), u.id, 'RECOUNT', ?, 'DONE'"
            + " from users u, generate_series(1, 120) n where u.email = ?",
        product.toString(),
        LocalShop.OPERATOR);

    assertThat(entries(operator, "/ops/stock?q=" + product, ":matchesOwn(^" + product + "\\d+$)"))
        .doesNotHaveDuplicates()
        .hasSize(120);
    assertThat(entries(operator, "/ops/stock/" + product, "q:containsOwn(unit )"))
        .doesNotHaveDuplicates()
        .hasSize(60);
    assertThat(entries(operator, "/ops/actions", "a[href$=stock/" + product + "]")).hasSize(120);
  }

  /**
   * Returns the texts that match {@code selector} on the page at {@code path} and its next pages.
   */
  private static List<String> entries(Visitor operator, String path, String selector) {
    var entries = new ArrayList<String>();
    var next = Optional.of(path);
    while (next.isPresent()) {
      var page = Page.of(operator.get(next.get()));
      entries.addAll(page.texts(selector));
      next = page.attribute("a[rel=next]", "href");
    }
    return entries;
  }

  private static HttpResponse<String> counts(
      Visitor operator, UUID product, String onHand, String reason) {
    return operator.submit(
        "/ops/stock/" + product,
        Map.of("request", UUID.randomUUID().toString(), "onHand", onHand, "reason", reason));
  }

  private Map<String, String> retrieve(Placed order) {
    return Map.of(
        "request",
        UUID.randomUUID().toString(),
        "order",
        order.id(),
        "attempt",
        database.text("select id from payments where order_id = ?::uuid", order.id()));
  }

  private static String wide(String text) {
    return text.chars()
        .map(c -> c - '!' + '\uff01')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * Returns the ids of the orders found, from top to bottom; more parameters may follow the text.
   */
  private Stream<String> finds(String words) {
    var query = words.split("&", 2);
    var page =
        Visitor.operatorOf(shop)
            .get(
                "/ops/orders?q="
                    + URLEncoder.encode(query[0], StandardCharsets.UTF_8)
                    + (query.length > 1 ? "&" + query[1] : ""));
    return Page.of(page).attributes("[data-order]", "data-order").stream();
  }
}
