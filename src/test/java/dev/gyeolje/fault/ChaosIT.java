package dev.gyeolje.fault;

import static dev.gyeolje.fault.Crowd.runConcurrently;
import static dev.gyeolje.fault.Crowd.times;
import static dev.gyeolje.support.Eventually.eventually;
import static dev.gyeolje.support.Visitor.callback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.support.Books;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Invariants;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.Visitor;
import dev.gyeolje.support.Visitor.Placed;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Toss fails at random: of a hundred requests of any kind, 22 fail, in eight different ways. */
@Tag("fault")
class ChaosIT {

  private static final int CUSTOMERS = 300;
  private static final long SEED = 20261125;

  /** Longer than a claim (75 s) and than the longest back-off (61 s). */
  private static final String TWO_MINUTES = "interval '2 minutes'";

  @Test
  void randomTossFailures_endWithinTwoMinutesAsInTossLedger() throws Exception {
    var shop = FaultShop.get();
    var products = new Products(shop.dataSource());
    var database = new Database(shop.dataSource());
    var crowd = new Crowd(shop);
    var product = products.add(10_000, CUSTOMERS);
    var customers = crowd.customers(CUSTOMERS);
    var operator = Visitor.operatorOf(shop);
    var orders =
        runConcurrently(
            32,
            times(
                CUSTOMERS,
                i ->
                    () ->
                        Visitor.placed(
                            crowd.post(
                                customers.get(i),
                                "/api/checkout/orders",
                                "application/json",
                                Visitor.orderOf(UUID.randomUUID(), product, 1)))));

    var random = new Random(SEED);
    shop.toss().behave(call -> randomFault(random));
    try {
      var pages =
          runConcurrently(
              32,
              times(
                  CUSTOMERS,
                  i ->
                      () -> {
                        var order = orders.get(i);
                        var key = shop.toss().authenticate(order.id(), order.amount());
                        return operator.location(crowd.get(callback(order, key)));
                      }));
      // paid or being checked, never failed
      assertThat(pages).allSatisfy(page -> assertThat(page).startsWith("/checkout/success"));
      for (var order : paid(orders, database).stream().limit(40).toList())
        assertThat(operator.refunds(order, UUID.randomUUID().toString(), 4_000).statusCode())
            .isEqualTo(303);
    } finally {
      shop.toss().behave(call -> Optional.empty());
    }

    // all are due within two minutes; make them due now
    assertThat(
            database.number(
                "select count(*) from payments where status = 'CONFIRMING' and next_check_at > now() + "
                    + TWO_MINUTES))
        .isZero();
    assertThat(
            database.number(
                "select count(*) from refunds where status = 'REQUESTED' and next_attempt_at > now() + "
                    + TWO_MINUTES))
        .isZero();
    database.change(
        "update payments set next_check_at = next_check_at - "
            + TWO_MINUTES
            + " where status = 'CONFIRMING'");
    database.change(
        "update refunds set next_attempt_at = next_attempt_at - "
            + TWO_MINUTES
            + " where status = 'REQUESTED'");

    eventually(
        "the end of unknown payments and refunds",
        () ->
            database.number(
                "select (select count(*) from payments where status = 'CONFIRMING')"
                    + " + (select count(*) from refunds where status = 'REQUESTED')"),
        open -> open == 0);
    assertThat(
            database.number(
                "select count(*) from payments p join order_items i on i.order_id = p.order_id"
                    + " where p.check_count > 0 and i.product_id = ?",
                product))
        .as("payments whose outcome was unknown at first")
        .isGreaterThan(CUSTOMERS / 10);
    for (var order : orders)
      assertThat(shop.toss().captured(order.id()))
          .isEqualTo(database.status(order.id()).equals("PAID") ? 10_000 : 6_000);
    eventually("stock", () -> products.stock(product), left -> left == 0);
    assertThat(products.held(product)).isZero();
    Invariants.hold(shop);
    Books.agree(shop);
  }

  private static Optional<Fault> randomFault(Random random) {
    int dice = random.nextInt(100);
    if (dice < 10) return Optional.of(new Fault.DropsAfterEffect());
    if (dice < 15) return Optional.of(new Fault.DropsBeforeEffect());
    return switch (dice) {
      case 15 -> Optional.of(new Fault.FailsBeforeEffect());
      case 16, 17 -> Optional.of(new Fault.FailsAfterEffect());
      case 18 -> Optional.of(new Fault.AnswersHtml());
      case 19 -> Optional.of(new Fault.AnswersTruncated());
      case 20 -> Optional.of(new Fault.Rejects("IDEMPOTENT_REQUEST_PROCESSING"));
      case 21 -> Optional.of(new Fault.TooManyRequests());
      default -> Optional.empty();
    };
  }

  private static List<Placed> paid(List<Placed> orders, Database database) {
    return orders.stream().filter(o -> "PAID".equals(database.status(o.id()))).toList();
  }
}
