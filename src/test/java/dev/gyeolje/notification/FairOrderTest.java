package dev.gyeolje.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.Ports;
import dev.gyeolje.local.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the order in which due notifications of several customers are sent. */
class FairOrderTest {

  @Test
  void customerWithThousandsDue_delaysNoOther(@TempDir Path directory) throws Exception {
    try (var postgres = Postgres.startOldest(directory, Ports.free().postgres())) {
      postgres.migrate();
      try (var connection = postgres.dataSource().getConnection()) {
        var greedy = notified(connection, 3_000, "1 hour");
        var patient = notified(connection, 2, "1 second");

        assertThat(usersOf(connection, 10)).containsExactlyInAnyOrder(greedy, patient);
        assertThat(usersOf(connection, 1)).containsExactly(greedy);
        assertThat(due(connection, 10)).hasSize(10);
      }
    }
  }

  /** Creates a customer whose {@code count} notifications have been due for {@code time}. */
  private static UUID notified(Connection connection, int count, String time) throws SQLException {
    var customer = UUID.randomUUID();
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into users (id, issuer, subject, name, customer_key, created_at, signed_in_at)
            values ('%1$s', 'i', '%1$s', 'n', '%1$s', now(), now());
          insert into notifications (id, event_id, uid, kind, fcm_token, title, body, link, status,
              created_at, next_attempt_at)
            select gen_random_uuid(), '%1$s', '%1$s', 'fid', '%1$s' || n, 't', 'b', 'l', 'PENDING',
              now(), now() - interval '%3$s' from generate_series(1, %2$d) n
          """
              .formatted(customer, count, time));
    }
    return customer;
  }

  private static Set<UUID> usersOf(Connection connection, int limit) throws SQLException {
    var customers = new HashSet<UUID>();
    for (var id : due(connection, limit))
      try (var select = connection.prepareStatement("select uid from notifications where id = ?")) {
        select.setObject(1, id);
        try (var row = select.executeQuery()) {
          row.next();
          customers.add(row.getObject(1, UUID.class));
        }
      }
    return customers;
  }

  private static Set<UUID> due(Connection connection, int limit) throws SQLException {
    var ids = new HashSet<UUID>();
    try (var select =
        connection.prepareStatement(NotificationRepository.DUE.replaceAll("\\?[12]", "?"))) {
      select.setObject(1, OffsetDateTime.now());
      select.setInt(2, limit);
      select.setObject(3, OffsetDateTime.now());
      try (var rows = select.executeQuery()) {
        while (rows.next()) ids.add(rows.getObject(1, UUID.class));
      }
    }
    return ids;
  }
}
