package dev.gyeolje.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.gyeolje.local.Ports;
import dev.gyeolje.local.Postgres;
import dev.gyeolje.order.OrderStatus;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests what the database rejects, whether a defect of the shop or an administrator in psql sends
 * it. Uses the oldest PostgreSQL that the shop supports; the tests of the whole shop use the
 * newest.
 */
class DatabaseGuardsTest {

  /** SQLSTATE insufficient_privilege. */
  private static final String NO_RIGHT = "42501";

  private static Postgres postgres;
  private static Connection connection;

  private UUID customer;
  private UUID product;
  private UUID order;

  @BeforeAll
  static void migrate(@TempDir Path directory) throws Exception {
    postgres = Postgres.startOldest(directory, Ports.free().postgres());
    postgres.migrate();
    connection = postgres.dataSource().getConnection();
  }

  @AfterAll
  static void stop() throws Exception {
    if (connection != null) connection.close();
    if (postgres != null) postgres.close();
  }

  /** A missing column causes an error only when the shop reads or writes the entity. */
  @ParameterizedTest
  @MethodSource("entityColumns")
  void entityColumn_exists(String table, String column) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select 1 from information_schema.columns where table_name = ? and column_name = ?")) {
      query.setString(1, table);
      query.setString(2, column);
      assertThat(query.executeQuery().next()).isTrue();
    }
  }

  static Stream<Arguments> entityColumns() {
    return new ClassFileImporter()
        .importPath("target/classes").stream()
            .filter(type -> type.isAnnotatedWith(Entity.class))
            .map(type -> type.reflect())
            .flatMap(
                type ->
                    Arrays.stream(type.getDeclaredFields())
                        .filter(
                            field ->
                                (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT))
                                    == 0)
                        .filter(field -> !field.isAnnotationPresent(OneToMany.class))
                        .filter(field -> !field.isAnnotationPresent(ElementCollection.class))
                        .filter(field -> !field.isAnnotationPresent(EmbeddedId.class))
                        .flatMap(DatabaseGuardsTest::columnsOf)
                        .map(
                            column ->
                                Arguments.of(type.getAnnotation(Table.class).name(), column)));
  }

  private static Stream<String> columnsOf(Field field) {
    return field.isAnnotationPresent(Embedded.class)
        ? Arrays.stream(field.getAnnotationsByType(AttributeOverride.class))
            .map(override -> override.column().name())
        : Stream.of(columnOf(field));
  }

  private static String columnOf(Field field) {
    if (field.isAnnotationPresent(JoinColumn.class))
      return field.getAnnotation(JoinColumn.class).name();
    var column = field.getAnnotation(Column.class);
    return column == null || column.name().isEmpty()
        ? field.getName().toLowerCase(Locale.ROOT)
        : column.name();
  }

  @BeforeEach
  void addCustomerProductAndOrder() throws SQLException {
    customer = UUID.randomUUID();
    product = UUID.randomUUID();
    order = UUID.randomUUID();
    change(
        "insert into users (id, issuer, subject, name, customer_key, created_at, signed_in_at)"
            + " values (?, 'i', ?, 'n', ?, now(), now())",
        customer,
        customer.toString(),
        UUID.randomUUID());
    change(
        "insert into products (id, name_ko, name_en, category, picture, price, stock, position)"
            + " values (?, 'k', 'e', 'c', 'p', 1000, 5, 1)",
        product);
    change(
        "insert into orders (id, uid, idempotency_key, name, status, amount, language, ordered_at,"
            + " expires_at) values (?, ?, ?, 'n', 'PENDING', 1000, 'ko', now(), now())",
        order,
        customer,
        UUID.randomUUID());
  }

  @Test
  void oldestSupportedVersion_isDocumentedTestedAndRequired() throws Exception {
    assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(Migrations.OLDEST);
    for (var document : new String[] {"server-config/env.example", "src/site/markdown/deploy.md"})
      assertThat(Path.of(document))
          .content()
          .contains("PostgreSQL " + Migrations.OLDEST + " or newer");

    Migrations.requireVersion(Migrations.OLDEST);
    assertThatThrownBy(() -> Migrations.requireVersion(13))
        .hasMessage(
            "Gyeolje cannot start: it needs PostgreSQL 14 or newer, and the database at"
                + " POSTGRES_HOST is PostgreSQL 13.");
  }

  /**
   * Moves to the same state are omitted: SQL cannot distinguish them from a change of another
   * column, and the only such move is a second partial refund.
   */
  @ParameterizedTest
  @EnumSource
  void statusMoves_areAllowedAsInCode(OrderStatus from) throws SQLException {
    for (var to : EnumSet.complementOf(EnumSet.of(from))) {
      setStatus(from);
      ThrowingCallable move =
          () -> change("update orders set status = ? where id = ?", to.name(), order);

      if (from.leadsTo(to)) assertThat(changes(move)).as(from + " to " + to).isTrue();
      else assertRejected(move);
    }
  }

  @ParameterizedTest
  @EnumSource
  void unitsLeaveTheStock_ifTheOrderIsPaidAsInCode(OrderStatus status) throws SQLException {
    change(
        "insert into stock_holds (order_id, product_id, quantity, state) values (?, ?, 2, 'HELD')",
        order,
        product);
    change("update products set held = 2 where id = ?", product);
    setStatus(status);

    assertThat(text("select commit_units_of_paid(?, 'stock', now())", order))
        .isEqualTo(status.paid() ? "t" : "f");
    assertThat(text("select stock || ' ' || held from products where id = ?", product))
        .isEqualTo(status.paid() ? "3 0" : "5 2");
  }

  @Test
  void unknownStatus_isRejected() {
    assertRejected(() -> change("update orders set status = 'DONE' where id = ?", order));
  }

  @Test
  void amountAndOwnerOfOrder_cannotChange() {
    assertRejected(() -> change("update orders set amount = 1 where id = ?", order));
    assertRejected(
        () -> change("update orders set uid = ? where id = ?", UUID.randomUUID(), order));
  }

  @Test
  void secondOrderWithSameIdempotencyKey_isRejected() {
    assertRejected(
        () ->
            change(
                "insert into orders (id, uid, idempotency_key, name, status, amount, language,"
                    + " ordered_at, expires_at) select ?, uid, idempotency_key, name, status, amount,"
                    + " language, ordered_at, expires_at from orders where id = ?",
                UUID.randomUUID(),
                order));
  }

  @Test
  void move_isRecordedWithActor() throws SQLException {
    change(
        "update orders set status = 'CANCELED', moved_by = 'clock', moved_detail = 'late',"
            + " moved_at = '2026-11-28T10:00Z', version = version + 1 where id = ?",
        order);
    change("update orders set name = 'another', version = version + 1 where id = ?", order);

    assertThat(moves())
        .isEqualTo("- PENDING gyeolje_owner  / PENDING CANCELED clock late 2026-11-28 10:00");
  }

  @Test
  void manualMove_isRecordedWithDatabaseRole() throws SQLException {
    change(
        "update orders set status = 'CANCELED', moved_by = 'clock', version = version + 1 where id = ?",
        order);
    change("update orders set status = 'PAID' where id = ?", order);

    assertThat(moves()).contains("CANCELED clock", "CANCELED PAID gyeolje_owner");
  }

  private String moves() throws SQLException {
    return text(
        "select string_agg(concat_ws(' ', coalesce(from_status, '-'), to_status, actor, detail,"
            + " case when actor = 'clock' then to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') end),"
            + " ' / ' order by id) from order_events where order_id = ?",
        order);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update order_events set actor = 'me' where order_id = ?",
        "update order_events set actor = actor where order_id = ?",
        "delete from order_events where order_id = ?"
      })
  void orderEvents_cannotBeChangedOrDeleted(String sql) throws SQLException {
    assertRejected(() -> change(sql, order));
  }

  @Test
  void orderEvents_cannotBeTruncated() {
    assertRejected(() -> change("truncate order_events"));
    assertRejected(() -> change("truncate orders cascade"));
  }

  @Test
  void openingStock_isRecordedAppendOnly() throws SQLException {
    assertThat(text("select kind || quantity from stock_movements where product_id = ?", product))
        .isEqualTo("OPENING5");

    assertRejected(
        () -> change("update stock_movements set quantity = 1 where product_id = ?", product));
    assertRejected(() -> change("delete from stock_movements where product_id = ?", product));
    assertRejected(() -> change("truncate stock_movements"));
  }

  @Test
  void heldAboveStock_isRejected() throws SQLException {
    change("update products set held = 5 where id = ?", product);

    assertRejected(() -> change("update products set held = 6 where id = ?", product));
    assertRejected(() -> change("update products set stock = 4 where id = ?", product));
    assertRejected(() -> change("update products set held = -1 where id = ?", product));
    assertRejected(() -> change("update products set stock = -1, held = -1 where id = ?", product));
  }

  @Test
  void secondLivePaymentOfOrder_isRejected() throws SQLException {
    for (var live : new String[] {"CONFIRMING", "WAITING_FOR_DEPOSIT", "APPROVED", "MISMATCHED"}) {
      var first = pay("CONFIRMING");
      change("update payments set status = ? where id = ?", live, first);

      assertRejected(() -> pay("CONFIRMING"));
      change("update payments set status = 'DECLINED' where id = ?", first);
    }
    assertThat(changes(() -> pay("APPROVED"))).isTrue();
  }

  @Test
  void duplicatePaymentKey_isRejected() throws SQLException {
    var first = pay("DECLINED");
    var second = pay("DECLINED");

    assertRejected(
        () ->
            change(
                "update payments set payment_key = (select payment_key from payments where id = ?)"
                    + " where id = ?",
                first,
                second));
  }

  @Test
  void nonPositiveAmounts_areRejected() throws SQLException {
    var payment = pay("CONFIRMING");

    for (var amount : new long[] {0, -1}) {
      assertRejected(() -> change("update products set price = ? where id = ?", amount, product));
      assertRejected(() -> change("update payments set amount = ? where id = ?", amount, payment));
      assertRejected(
          () ->
              change(
                  "insert into orders (id, uid, idempotency_key, name, status, amount, language,"
                      + " ordered_at, expires_at) values (?, ?, ?, 'n', 'PENDING', ?, 'ko', now(),"
                      + " now())",
                  UUID.randomUUID(),
                  customer,
                  UUID.randomUUID(),
                  amount));
      assertRejected(() -> line(amount, 1));
    }
    assertRejected(() -> line(1_000, 0));
    assertRejected(() -> line(1_000, -1));
    assertRejected(
        () -> change("insert into stock_holds values (?, ?, 0, 'HELD')", order, product));
  }

  @Test
  void nonJsonMessage_isRejected() {
    assertThatThrownBy(
            () ->
                change(
                    "insert into outbox (event_id, event_type, topic, data, occurred_at,"
                        + " next_attempt_at) values (?, 't', 't', '{', now(), now())",
                    UUID.randomUUID()))
        .hasMessageContaining("invalid input syntax for type json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table order_events disable trigger order_events_append_only",
        "alter table products drop constraint products_held_within_stock",
        "alter table orders owner to current_user",
        "create trigger t before update on orders for each row execute function reject_change()",
        "create table more (id int)",
        "drop table notifications",
        "drop index payments_one_live_capture",
        "create or replace function check_order_move() returns trigger language plpgsql as"
            + " 'begin return new; end'",
        "set session_replication_role = replica",
        "update order_events set actor = 'me'",
        "delete from stock_movements",
        "truncate ops_actions",
        "delete from orders",
        "delete from payments",
        "delete from refunds",
        "update flyway_schema_history set success = true"
      })
  void shopRole_cannotRemoveGuards(String sql) {
    assertThatThrownBy(() -> working(sql))
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(NO_RIGHT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update orders set language = 'en'",
        "insert into order_events (order_id, at, to_status, actor)"
            + " select id, now(), status, 'a' from orders",
        "insert into processed_messages (consumer, event_id, processed_at)"
            + " values ('c', gen_random_uuid()::text, now())",
        "delete from toss_webhooks",
        "delete from sign_ins",
        "delete from messaging_tokens",
        "select 1 from flyway_schema_history"
      })
  void shopRole_canExecuteItsStatements(String sql) throws SQLException {
    working(sql);
  }

  @Test
  void manualGrant_isRevokedByMigration() throws SQLException {
    change("grant update on order_events to gyeolje");

    postgres.migrate();

    shopRole_cannotRemoveGuards("update order_events set actor = 'me'");
  }

  @Test
  void attemptWithCapturedKeyOfOtherPayment_isSkipped() throws SQLException {
    var first = pay("MISMATCHED");
    change("update payments set captured_key = 'key of the capture' where id = ?", first);

    change(
        "insert into payments (id, order_id, payment_key, idempotency_key, amount, status,"
            + " attempted_at, next_check_at) select i, ?, 'key of the capture', 'confirm-' || i,"
            + " 1000, 'DECLINED', now(), now() from gen_random_uuid() i",
        order);

    assertThat(text("select count(*) from payments where order_id = ?", order)).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into order_items (id, order_id, product_id, name, picture, price, quantity)"
            + " values (gen_random_uuid(), ?, ?, 'a', 'a', 1, 1)",
        "insert into stock_holds values (?, ?, 1, 'HELD')",
        "insert into stock_movements (order_id, product_id, quantity, kind, actor, at)"
            + " values (?, ?, -1, 'SOLD', 'stock', now())"
      })
  void unknownProduct_isRejectedAtCommit(String insert) throws SQLException {
    connection.setAutoCommit(false);
    try {
      change(insert, order, UUID.randomUUID());
      assertRejected(connection::commit);
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static void working(String sql) throws SQLException {
    try (var connection = postgres.working().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void line(long price, int quantity) throws SQLException {
    change(
        "insert into order_items (id, order_id, product_id, name, picture, price, quantity)"
            + " values (?, ?, ?, 'n', 'p', ?, ?)",
        UUID.randomUUID(),
        order,
        product,
        price,
        quantity);
  }

  private UUID pay(String status) throws SQLException {
    var id = UUID.randomUUID();
    change(
        "insert into payments (id, order_id, payment_key, idempotency_key, amount, status, attempted_at,"
            + " next_check_at) values (?, ?, ?, ?, 1000, ?, now(), now())",
        id,
        order,
        id.toString(),
        "confirm-" + id,
        status);
    return id;
  }

  /** Sets the order's state without the check of allowed moves. */
  private void setStatus(OrderStatus status) throws SQLException {
    change("alter table orders disable trigger orders_legal_moves");
    change("update orders set status = ? where id = ?", status.name(), order);
    change("alter table orders enable trigger orders_legal_moves");
  }

  private static boolean changes(ThrowingCallable change) {
    try {
      change.call();
      return true;
    } catch (Throwable rejected) {
      return false;
    }
  }

  /** Expects SQLSTATE class 23, integrity constraint violation. */
  private static void assertRejected(ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> assertThat(e.getSQLState()).as(e.getMessage()).startsWith("23"));
  }

  private static String text(String sql, Object parameter) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, parameter);
      try (var row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  private static void change(String sql, Object... parameters) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
      statement.executeUpdate();
    }
  }
}
