package dev.gyeolje.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.Ports;
import dev.gyeolje.local.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each invariant detects its violations and reports none in valid data. */
class InvariantTest {

  private static Postgres postgres;
  private static Connection connection;

  /** A user, a product, and a partially refunded order with its message and notification. */
  private static final String VALID_DATA =
      """
      insert into users (id, issuer, subject, name, customer_key, created_at, signed_in_at)
        values ('%1$s', 'i', 's', 'n', '%1$s', now(), now());
      insert into products (id, name_ko, name_en, category, picture, price, stock)
        values ('%1$s', 'k', 'e', 'c', 'p', 1000, 5);
      insert into orders (id, uid, idempotency_key, name, status, amount, language, ordered_at,
          expires_at, payment_key)
        values ('%1$s', '%1$s', '%1$s', 'n', 'PENDING', 2000, 'ko', now(), now(), 'key');
      update orders set status = 'CONFIRMING';
      update orders set status = 'PAID';
      update orders set status = 'PARTIALLY_REFUNDED';
      insert into payments (id, order_id, payment_key, idempotency_key, amount, captured, status,
          attempted_at, approved_at, next_check_at, refund_reserved, refunded)
        values ('%1$s', '%1$s', 'key', 'confirm-%1$s', 2000, 2000, 'APPROVED', now(), now(), now(),
          1000, 1000);
      insert into refunds (id, payment_id, order_id, amount, reason, idempotency_key, status,
          requested_by, transaction_key, requested_at, next_attempt_at)
        values ('%1$s', '%1$s', '%1$s', 1000, 'r', 'key', 'DONE', 'a', 't', now(), now());
      insert into refund_items values ('%1$s', '%1$s', 1);
      insert into stock_holds values ('%1$s', '%1$s', 2, 'COMMITTED');
      insert into stock_movements (product_id, quantity, kind, order_id, actor, at) values
        ('%1$s', -2, 'SOLD', '%1$s', 'a', now()), ('%1$s', 1, 'RETURNED', '%1$s', 'a', now());
      update products set stock = 4 where id = '%1$s';
      insert into outbox (event_id, event_type, topic, data, occurred_at, published_at,
          next_attempt_at) values ('%1$s', 't', 't', '{}', now(), now(), now());
      insert into notifications (id, event_id, uid, order_id, kind, fcm_token, title, body, link,
          status, created_at, next_attempt_at)
        values ('%1$s', 'e', '%1$s', '%1$s', 'fid', 'f', 't', 'b', 'l', 'SENT', now(), now())
      """;

  /** Disables the trigger that rejects illegal changes of an order's status. */
  private static final String UNGUARDED = "alter table orders disable trigger orders_legal_moves;";

  private static final String STILL_HELD =
      "update stock_holds set state = 'HELD' where order_id = :id;";

  private static final String AN_HOUR_AGO =
      "alter table order_events disable trigger order_events_append_only;"
          + "update order_events set at = at - interval '61 minutes' where order_id = :id;";

  /** The test appends the value of {@code published_at} and the closing parenthesis. */
  private static final String PAID =
      "insert into outbox (event_id, event_type, topic, data, occurred_at, next_attempt_at,"
          + " published_at) values (gen_random_uuid(), 'OrderPaid', 'checkout-success',"
          + " json_build_object('orderId', :id), now(), now(), ";

  private UUID id;

  @BeforeAll
  static void migrate(@TempDir Path directory) throws Exception {
    postgres = Postgres.startOldest(directory, Ports.free().postgres());
    postgres.migrate();
    connection = postgres.dataSource().getConnection();
    connection.setAutoCommit(false);
  }

  @AfterAll
  static void stop() throws Exception {
    if (connection != null) connection.close();
    if (postgres != null) postgres.close();
  }

  @BeforeEach
  void insertValidData() throws SQLException {
    id = UUID.randomUUID();
    run(VALID_DATA.formatted(id));
  }

  @AfterEach
  void rollBack() throws SQLException {
    connection.rollback();
  }

  @Test
  void validData_breaksNoInvariant() throws SQLException {
    assertThat(broken(Instant.EPOCH)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void violation_isDetected(String invariant, String damage) throws SQLException {
    run(damage.replace(":id", "'" + id + "'"));

    assertThat(broken(Instant.EPOCH)).contains(invariant);
    assertThat(broken(Instant.now().minusSeconds(600))).contains(invariant);
  }

  static Stream<Arguments> violation_isDetected() {
    return Stream.of(
        Arguments.of("paidIsCaptured", "update payments set payment_key = 'other' where id = :id"),
        Arguments.of("paidIsCaptured", "update payments set captured = 1999 where id = :id"),
        Arguments.of("paidIsCaptured", "update payments set status = 'DECLINED' where id = :id"),
        Arguments.of(
            "capturedIsPaid", UNGUARDED + "update orders set status = 'EXPIRED' where id = :id"),
        Arguments.of("capturedIsPaid", "update payments set status = 'MISMATCHED' where id = :id"),
        Arguments.of("refundsAddUp", "update payments set refunded = 999 where id = :id"),
        Arguments.of(
            "refundsAddUp",
            "update payments set refund_reserved = 1500 where id = :id;"
                + "update refunds set status = 'DONE' where id = :id"),
        Arguments.of(
            "oneCapture",
            "drop index payments_one_live_capture;insert into payments (id, order_id, payment_key,"
                + " idempotency_key, amount, status, attempted_at, next_check_at) select"
                + " i, :id, 'k2', 'confirm-' || i, 1, 'CONFIRMING', now(), now()"
                + " from gen_random_uuid() i"),
        Arguments.of("heldIsHolds", "update products set held = 1 where id = :id"),
        Arguments.of("stockIsMovements", "update products set stock = 5 where id = :id"),
        Arguments.of("soldIsCommitted", "update stock_holds set quantity = 3 where order_id = :id"),
        Arguments.of(
            "soldIsCommitted", "update stock_holds set state = 'RELEASED' where order_id = :id"),
        Arguments.of(
            "soldIsCommitted", "update refund_items set quantity = 2 where refund_id = :id"),
        Arguments.of(
            "heldWithinStock",
            "alter table products drop constraint products_held_within_stock;"
                + "update products set held = -1 where id = :id"),
        Arguments.of(
            "attemptsResolved",
            "update payments set status = 'CONFIRMING', attempted_at = now() - interval '121 seconds'"
                + " where id = :id"),
        Arguments.of(
            "overdueIsClosed",
            UNGUARDED
                + "update orders set status = 'PENDING', expires_at = now() - interval '61 minutes'"
                + " where id = :id"),
        Arguments.of(
            "overdueIsClosed",
            UNGUARDED
                + "update orders set status = 'WAITING_FOR_DEPOSIT' where id = :id;"
                + "update payments set status = 'WAITING_FOR_DEPOSIT',"
                + " account_due_at = now() - interval '61 minutes' where id = :id"),
        Arguments.of(
            "movesAudited",
            "alter table orders disable trigger orders_recorded_moves;"
                + "update orders set status = 'REFUNDED' where id = :id"),
        Arguments.of(
            "movesAudited",
            "insert into order_events (order_id, at, from_status, to_status, actor)"
                + " values (:id, now(), 'PAID', 'PARTIALLY_REFUNDED', 'a')"),
        Arguments.of(
            "outboxEmptied",
            "update outbox set published_at = null, occurred_at = now() - interval '61 seconds'"
                + " where event_id = :id"),
        Arguments.of(
            "holdsHaveOrders",
            UNGUARDED
                + "update orders set status = 'REFUNDED' where id = :id;"
                + "update stock_holds set state = 'HELD' where order_id = :id"),
        Arguments.of(
            "openOrdersHold", UNGUARDED + "update orders set status = 'PENDING' where id = :id"),
        Arguments.of("paidLeavesStock", STILL_HELD + AN_HOUR_AGO),
        Arguments.of(
            "paidBeforeNotified",
            "update payments set approved_at = null where id = :id;"
                + "alter table order_events disable trigger order_events_append_only;"
                + "update order_events set to_status = 'FAILED' where to_status = 'PAID'"));
  }

  /**
   * Ten deliveries take 50 minutes, and a broker that was unavailable starts them when it returns.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        AN_HOUR_AGO + PAID + "null)",
        AN_HOUR_AGO + PAID + "now() - interval '59 minutes')"
      })
  void heldUnitsOfPaidOrder_areToleratedDuringDelivery(String messages) throws SQLException {
    run((STILL_HELD + messages).replace(":id", "'" + id + "'"));

    assertThat(broken(Instant.EPOCH)).doesNotContain("paidLeavesStock");
  }

  @Test
  void orderOverdueForLessThanAnHour_isTolerated() throws SQLException {
    run(
        (UNGUARDED
                + "update orders set status = 'PENDING', expires_at = now() - interval '59 minutes'"
                + " where id = :id")
            .replace(":id", "'" + id + "'"));

    assertThat(broken(Instant.EPOCH)).doesNotContain("overdueIsClosed");
  }

  @Test
  void heldUnitsOfPaidOrder_areReportedAnHourAfterPublish() throws SQLException {
    run(
        (STILL_HELD + AN_HOUR_AGO + PAID + "now() - interval '61 minutes')")
            .replace(":id", "'" + id + "'"));

    assertThat(broken(Instant.EPOCH)).contains("paidLeavesStock");
  }

  @Test
  void everyInvariant_hasAViolationCase() {
    assertThat(violation_isDetected().map(arguments -> arguments.get()[0]).distinct().toList())
        .containsExactlyInAnyOrderElementsOf(
            Invariant.ALL.stream().map(Invariant::name).<Object>map(name -> name).toList());
  }

  @Test
  void changesBeforeTheCheckedPeriod_areIgnored() throws SQLException {
    run("update payments set payment_key = 'other' where id = '" + id + "'");

    assertThat(broken(Instant.now().plusSeconds(60))).isEmpty();
  }

  @Test
  void allViolations_areCountedButOnlyTenNamed() throws SQLException {
    run(
        "insert into outbox (event_id, event_type, topic, data, occurred_at, next_attempt_at)"
            + " select gen_random_uuid(), 't', 't', '{}', now() - interval '2 minutes', now()"
            + " from generate_series(1, 453)");
    var invariant =
        Invariant.ALL.stream().filter(i -> i.name().equals("outboxEmptied")).findFirst();

    try (var rows =
        connection.createStatement().executeQuery(InvariantRepository.found(invariant.get()))) {
      int named = 0;
      for (; rows.next(); named++) assertThat(rows.getLong(2)).isEqualTo(453);
      assertThat(named).isEqualTo(10);
    }
    assertThat(read(invariant.get())).isEqualTo(453);
  }

  /**
   * PostgreSQL hashes the list of a subquery only while the list fits in memory; otherwise it scans
   * the list for each order. With a million orders PostgreSQL canceled such a check after 30 s.
   */
  @Test
  void queryPlans_useNoHashedSubPlan() throws SQLException {
    for (var invariant : Invariant.ALL)
      for (var sql :
          List.of(InvariantRepository.found(invariant), InvariantRepository.counted(invariant)))
        assertThat(plan(sql)).as(invariant.name()).doesNotContain("hashed SubPlan");
  }

  private static String plan(String sql) throws SQLException {
    var plan = new StringBuilder();
    try (var query = connection.prepareStatement("explain " + sql.replace("?1", "?"))) {
      for (int i = 1; i <= query.getParameterMetaData().getParameterCount(); i++)
        query.setObject(i, Instant.EPOCH.atOffset(ZoneOffset.UTC));
      try (var rows = query.executeQuery()) {
        while (rows.next()) plan.append(rows.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }

  /**
   * Otherwise the operators' page could show zero rows read for an invariant that has violations.
   */
  @ParameterizedTest
  @MethodSource("violation_isDetected")
  void violatingRows_areIncludedInRowsRead(String invariant, String damage) throws SQLException {
    run(damage.replace(":id", "'" + id + "'"));

    for (var each : Invariant.ALL)
      if (each.name().equals(invariant)) assertThat(read(each)).isPositive();
  }

  private static long read(Invariant invariant) throws SQLException {
    try (var query =
        connection.prepareStatement(InvariantRepository.counted(invariant).replace("?1", "?"))) {
      for (int i = 1; i <= query.getParameterMetaData().getParameterCount(); i++)
        query.setObject(i, Instant.EPOCH.atOffset(ZoneOffset.UTC));
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private static List<String> broken(Instant since) throws SQLException {
    var broken = new ArrayList<String>();
    for (var invariant : Invariant.ALL)
      try (var query =
          connection.prepareStatement(InvariantRepository.found(invariant).replace("?1", "?"))) {
        for (int i = 1; i <= query.getParameterMetaData().getParameterCount(); i++)
          query.setObject(i, since.atOffset(ZoneOffset.UTC));
        try (var rows = query.executeQuery()) {
          if (rows.next()) broken.add(invariant.name());
        }
      }
    return broken;
  }

  private static void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
