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

/** Tests that the metrics follow what happens in the shop. */
class MetricsIT {
  private static final String PENDING = "gyeolje_orders{status=\"PENDING\"}";
  private static final String APPROVED = "gyeolje_confirm_seconds_count{outcome=\"approved\"}";
  private static final String ACCEPTED =
      "gyeolje_pushes_total{outcome=\"accepted\",subscription=\"checkout-stock\"}";
  private static final String NOTIFIED = "gyeolje_notifications_total{outcome=\"sent\"}";
  private static final String UNAUTHENTICATED =
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
  void paidOrder_changesMetricsOfEachStep() {
    var customer = Visitor.signedInTo(shop);
    customer.listens();
    var before = scrape();
    var order = customer.orders(product, 1);
    eventually(PENDING, () -> scrape().value(PENDING), now -> now > before.value(PENDING));

    customer.returnsFromWindow(order);

    assertThat(scrape().value(APPROVED)).isEqualTo(before.value(APPROVED) + 1);
    for (var series : new String[] {ACCEPTED, NOTIFIED, RUNS})
      eventually(series, () -> scrape().value(series), now -> now > before.value(series));
    assertThat(scrape().has("gyeolje_orders{status=\"PAID\"}")).isTrue();
    assertThat(scrape().value("gyeolje_pool_connections{state=\"active\"}")).isPositive();
    assertThat(scrape().value("gyeolje_pool_connections_max")).isEqualTo(20);
  }

  @Test
  void unauthenticatedPush_isCounted() {
    var before = scrape();

    var answer =
        Visitor.to(shop)
            .send(
                Visitor.to(shop)
                    .request("/api/checkout/stock?token=guessed-by-somebody")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(scrape().value(UNAUTHENTICATED)).isEqualTo(before.value(UNAUTHENTICATED) + 1);
    assertThat(scrape().value(ACCEPTED.replace("accepted", "rejected")))
        .isEqualTo(before.value(ACCEPTED.replace("accepted", "rejected")));
  }

  @Test
  void unknownAttempt_isCountedUntilResolved() {
    var customer = Visitor.signedInTo(shop);
    var order = customer.orders(product, 1);
    var key = shop.toss().authenticate(order.id(), order.amount());
    shop.toss().armFor(order.id(), new Fault.AnswersLate(Duration.ofMinutes(5)));

    var back = CompletableFuture.supplyAsync(() -> customer.get(callback(order, key)));
    try {
      eventually("the attempt", () -> database.status(order.id()), "CONFIRMING"::equals);
      eventually("the number of unknown attempts", this::countMatchesDatabase, right -> right);
      assertThat(scrape().value(UNKNOWN)).isPositive();
      eventually(
          "the time of the oldest unknown attempt",
          () -> scrape().value(UNKNOWN + "_oldest_timestamp_seconds"),
          moment -> moment == oldestUnknown());
    } finally {
      shop.toss().releaseHeld();
    }

    back.join();
    eventually("PAID", () -> database.status(order.id()), "PAID"::equals);
    eventually("the number of unknown attempts", this::countMatchesDatabase, right -> right);
  }

  /** Compares with all attempts, because those of other tests may be unresolved, too. */
  private boolean countMatchesDatabase() {
    return scrape().value(UNKNOWN)
        == database.number("select count(*) from payments where status = 'CONFIRMING'");
  }

  private long oldestUnknown() {
    return database.number(
        "select coalesce(cast(extract(epoch from min(attempted_at)) as bigint), 0) from payments"
            + " where status = 'CONFIRMING'");
  }

  /** A clock that is set back, or another node's clock that is ahead, makes an age negative. */
  @Test
  void metrics_containNoAgesAndNoNegativeValues() {
    assertThat(scrape().names()).isNotEmpty().noneMatch(name -> name.contains("_age"));
    assertThat(scrape().values()).isNotEmpty().allMatch(value -> value >= 0);
  }

  /** Alerts and the runbook must name existing metrics. */
  @ParameterizedTest
  @ValueSource(strings = {"server-config/alerts.yml", "src/site/markdown/runbook.md"})
  void documentedMetrics_exist(String file) throws Exception {
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
