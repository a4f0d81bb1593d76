package dev.gyeolje.platform.metrics;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Visitor.callback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.Scrape;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever watches the shop sees move. */
class MetricsIT {
  private static final String PENDING = "gyeolje_orders{status=\"PENDING\"}";
  private static final String APPROVED = "gyeolje_confirm_seconds_count{outcome=\"approved\"}";
  private static final String TAKEN =
      "gyeolje_pushes_total{outcome=\"accepted\",subscription=\"checkout-stock\"}";
  private static final String TOLD = "gyeolje_notifications_total{outcome=\"sent\"}";
  private static final String STRANGERS =
      "gyeolje_pushes_unauthenticated_total{subscription=\"checkout-stock\"}";
  private static final String UNKNOWN = "gyeolje_payments_unknown";
  private static final String RUNS = "gyeolje_job_runs_total{task=\"OutboxRelay\"}";

  private final LocalShop shop = SharedShop.get();
  private final Database database = new Database(shop.dataSource());
  private UUID product;

  @BeforeEach
  void product() throws Exception {
    product = new Products(shop.dataSource()).add(10_000, 10);
  }

  @Test
  void paidOrder_movesTheFiguresOfItsWholeWay() {
    var customer = Visitor.signedInTo(shop);
    customer.listens();
    var before = scrape();
    var order = customer.orders(product, 1);
    eventually(PENDING, () -> scrape().value(PENDING), now -> now > before.value(PENDING));

    customer.returnsFromWindow(order);

    assertThat(scrape().value(APPROVED)).isEqualTo(before.value(APPROVED) + 1);
    for (var series : new String[] {TAKEN, TOLD, RUNS})
      eventually(series, () -> scrape().value(series), now -> now > before.value(series));
    assertThat(scrape().has("gyeolje_orders{status=\"PAID\"}")).isTrue();
    assertThat(scrape().value("gyeolje_pool_connections{state=\"active\"}")).isPositive();
    assertThat(scrape().value("gyeolje_pool_connections_max")).isEqualTo(20);
  }

  @Test
  void pushWithoutProof_isCounted() {
    var before = scrape();

    var answer =
        Visitor.to(shop)
            .send(
                Visitor.to(shop)
                    .request("/api/checkout/stock?token=guessed-by-somebody")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(scrape().value(STRANGERS)).isEqualTo(before.value(STRANGERS) + 1);
    assertThat(scrape().value(TAKEN.replace("accepted", "rejected")))
        .isEqualTo(before.value(TAKEN.replace("accepted", "rejected")));
  }

  @Test
  void unknownAttempt_isListedUntilItIsResolved() {
    var customer = Visitor.signedInTo(shop);
    var order = customer.orders(product, 1);
    var key = shop.toss().authenticate(order.id(), order.amount());
    shop.toss().armFor(order.id(), new Fault.AnswersLate(Duration.ofMinutes(5)));

    var back = CompletableFuture.supplyAsync(() -> customer.get(callback(order, key)));
    try {
      eventually("the attempt", () -> database.status(order.id()), "CONFIRMING"::equals);
      eventually("its figure", this::countIsRight, right -> right);
      assertThat(scrape().value(UNKNOWN)).isPositive();
      eventually(
          "its moment",
          () -> scrape().value(UNKNOWN + "_oldest_timestamp_seconds"),
          moment -> moment == oldestUnknown());
    } finally {
      shop.toss().releaseHeld();
    }

    back.join();
    eventually("its end", () -> database.status(order.id()), "PAID"::equals);
    eventually("its figure", this::countIsRight, right -> right);
  }

  /** Others' attempts may be unresolved, too. */
  private boolean countIsRight() {
    return scrape().value(UNKNOWN)
        == database.number("select count(*) from payments where status = 'CONFIRMING'");
  }

  private long oldestUnknown() {
    return database.number(
        "select coalesce(cast(extract(epoch from min(attempted_at)) as bigint), 0) from payments"
            + " where status = 'CONFIRMING'");
  }

  /** A clock that is set back, or a node's that is ahead, makes an age negative. */
  @Test
  void noMetric_isAnAge_andNoFigureIsNegative() {
    assertThat(scrape().names()).isNotEmpty().noneMatch(name -> name.contains("_age"));
    assertThat(scrape().values()).isNotEmpty().allMatch(value -> value >= 0);
  }

  /** Whoever is called at night was called by something that exists. */
  @ParameterizedTest
  @ValueSource(strings = {"server-config/alerts.yml", "src/site/markdown/runbook.md"})
  void metricsThatOperatorsReadOf_areThere(String file) throws Exception {
    var named =
        Pattern.compile("\\bgyeolje_\\w+")
            .matcher(Files.readString(Path.of(file)))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());

    assertThat(named).hasSizeGreaterThan(3);
    assertThat(scrape().names()).containsAll(named);
  }

  private Scrape scrape() {
    return Scrape.of(shop);
  }
}
