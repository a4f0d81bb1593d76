package dev.gyeolje.platform.metrics;

import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Visitor.callback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.Scrape;
import dev.gyeolje.support.SharedShop;
import dev.gyeolje.support.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What whoever watches the shop sees move. */
class MetricsIT {
  private static final String PAID = "gyeolje_orders{status=\"PAID\"}";
  private static final String APPROVED = "gyeolje_confirm_seconds_count{outcome=\"approved\"}";
  private static final String TAKEN =
      "gyeolje_pushes_total{outcome=\"accepted\",subscription=\"checkout-stock\"}";
  private static final String TOLD = "gyeolje_notifications_total{outcome=\"sent\"}";
  private static final String STRANGERS =
      "gyeolje_pushes_unauthenticated_total{subscription=\"checkout-stock\"}";
  private static final String UNANSWERED = "gyeolje_payments_unanswered";
  private static final String RUNS = "gyeolje_job_runs_total{job=\"OutboxRelay\"}";

  private final LocalShop shop = SharedShop.get();
  private UUID product;

  @BeforeEach
  void product() throws Exception {
    product = new Products(shop.dataSource()).add(10_000, 10);
  }

  @Test
  void paidOrder_movesTheFiguresOfItsWholeWay() {
    var shopper = Visitor.signedInTo(shop);
    shopper.listens();
    var order = shopper.orders(product, 1);
    var before = scrape();

    shopper.returnsFromWindow(order);

    assertThat(scrape().value(APPROVED)).isEqualTo(before.value(APPROVED) + 1);
    for (var series : new String[] {TAKEN, TOLD, RUNS, PAID})
      eventually(series, () -> scrape().value(series), now -> now > before.value(series));
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
    assertThat(scrape().value(TAKEN.replace("accepted", "refused")))
        .isEqualTo(before.value(TAKEN.replace("accepted", "refused")));
  }

  @Test
  void attemptWithoutAnAnswer_isSeenUntilItHasOne() {
    var shopper = Visitor.signedInTo(shop);
    var order = shopper.orders(product, 1);
    var key = shop.toss().authenticate(order.id(), order.amount());
    shop.toss().armFor(order.id(), new Fault.AnswersLate(Duration.ofMinutes(5)));
    double before = scrape().value(UNANSWERED);

    var back = CompletableFuture.supplyAsync(() -> shopper.get(callback(order, key)));
    try {
      eventually("the attempt", () -> scrape().value(UNANSWERED), now -> now > before);
      eventually(
          "its age",
          () -> scrape().value(UNANSWERED + "_oldest_age_seconds"),
          seconds -> seconds >= 1);
    } finally {
      shop.toss().releaseHeld();
    }

    back.join();
    eventually("its end", () -> scrape().value(UNANSWERED), now -> now <= before);
  }

  private Scrape scrape() {
    return Scrape.of(shop);
  }
}
