package dev.gyeolje.messaging;

import static dev.gyeolje.support.Eventually.eventually;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gyeolje.container.Deployments;
import dev.gyeolje.container.ShopDatabase;
import dev.gyeolje.container.Together;
import dev.gyeolje.container.Transactions;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.TransactionalException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests outbox, inbox and dead letters in the server's own transactions.
 *
 * <p>The shop's own relay runs meanwhile and would claim every row it sees, so claims are tested in
 * a transaction that never commits.
 */
@Tag("container")
@ArquillianTest
class MessagingIT {

  @Deployment
  static WebArchive shop() {
    return Deployments.shopWith();
  }

  @Inject Outbox outbox;
  @Inject OutboxService relay;
  @Inject Inbox inbox;
  @Inject MessageService messages;
  @Inject Clock clock;
  @Inject Transactions transactions;
  @Resource ManagedThreadFactory threads;

  @Resource(lookup = "jdbc/gyeolje")
  DataSource dataSource;

  /** Every message of this test contains it, and no other message does. */
  private final String mark = UUID.randomUUID().toString();

  private ShopDatabase database;

  @BeforeEach
  void openDatabase() {
    database = new ShopDatabase(dataSource);
  }

  // outbox

  @Test
  void committedMessage_isPublished() throws Exception {
    addAndCommit("pubsub-test");

    eventually("publication", () -> row(OffsetDateTime.class, "published_at"), at -> at != null);
    assertThat(row(String.class, "last_error")).isNull();
  }

  @Test
  void rolledBackMessage_isNotStored() throws Exception {
    transactions.rolledBack(() -> add("pubsub-test"));

    assertThat(database.count("outbox where data like ?", "%" + mark + "%")).isZero();
  }

  @Test
  void addWithoutTransaction_throws() {
    assertThatThrownBy(() -> add("pubsub-test")).isInstanceOf(TransactionalException.class);
  }

  @Test
  void messageRejectedByBroker_staysUnpublishedAndIsRetried() throws Exception {
    addAndCommit("no-such-topic");

    try {
      eventually("a second attempt", () -> row(Integer.class, "attempts"), n -> n >= 2);
      assertThat(row(OffsetDateTime.class, "published_at")).isNull();
      assertThat(eventually("the reason", () -> row(String.class, "last_error"), e -> e != null))
          .contains("NOT_FOUND");
    } finally {
      // the shop's database role may not delete outbox rows
      database.change("update outbox set published_at = now() where data like ?", "%" + mark + "%");
    }
  }

  @Test
  void claimedMessage_isNotClaimedAgain() throws Exception {
    inRolledBackTransaction(
        () -> {
          add("pubsub-test");

          var first = claim();
          assertThat(first).hasSize(1);
          assertThat(first.get(0).message().eventType()).isEqualTo("TestHappened");
          assertThat(claim()).isEmpty();
        });
  }

  @Test
  void failedMessage_isNotClaimedAgainAtOnce() throws Exception {
    inRolledBackTransaction(
        () -> {
          add("pubsub-test");
          var claimed = claim();
          var event = claimed.get(0).message().eventId();

          relay.recordPublished(claimed, Map.of(event, "the broker is away"));

          assertThat(claim()).isEmpty();
        });
  }

  @Test
  void publishedMessage_isNotClaimedAgain() throws Exception {
    inRolledBackTransaction(
        () -> {
          add("pubsub-test");

          relay.recordPublished(claim(), Map.of());

          assertThat(claim()).isEmpty();
        });
  }

  // inbox

  @Test
  void repeatedEvent_isNewOncePerConsumer() throws Exception {
    assertThat(first("stock")).isTrue();
    assertThat(first("stock")).isFalse();
    assertThat(first("push")).isTrue();
  }

  @Test
  void eventOfRolledBackTransaction_isNewAgain() throws Exception {
    transactions.rolledBack(() -> assertThat(inbox.first("stock", mark)).isTrue());

    assertThat(first("stock")).isTrue();
  }

  @Test
  void eventDeliveredConcurrently_isNewOnce() throws Exception {
    assertThat(runConcurrently(8, () -> first("stock"))).filteredOn(isNew -> isNew).hasSize(1);
  }

  @Test
  void inboxWithoutTransaction_throws() {
    assertThatThrownBy(() -> inbox.first("stock", mark)).isInstanceOf(TransactionalException.class);
  }

  @Test
  void unprocessableMessage_isRejectedAndNotRecorded() {
    for (var data :
        List.of("", "no json", "{}", "{\"orderId\": 7}", "{\"orderId\": \"" + mark + "\"}")) {
      var message = message("checkout-stock", mark, data);

      assertThatThrownBy(() -> messages.receive(message))
          .isInstanceOf(UnprocessableMessageException.class);
    }
    assertThat(database.count("processed_messages where event_id = ?", mark)).isZero();
  }

  @Test
  void eventIdTooLongOrWithNul_isRejected() {
    for (var eventId : List.of("e".repeat(256), mark + "\0")) {
      var message = message("checkout-stock", eventId, "{\"orderId\": \"" + mark + "\"}");

      assertThatThrownBy(() -> messages.receive(message))
          .isInstanceOf(UnprocessableMessageException.class);
    }
  }

  // dead letters

  @Test
  void deadLetterDeliveredConcurrently_isStoredOnce() throws Exception {
    var message = message("checkout-stock", mark, "{\"a\": 1}");

    runConcurrently(
        8,
        () -> {
          messages.keep("checkout-stock", message, 10, "test");
          return true;
        });

    assertThat(database.count("dead_letters where event_id = ?", mark)).isEqualTo(1);
  }

  @Test
  void deadLetterWithNulsAndLongFields_isStored() {
    var message =
        new IncomingMessage(
            "checkout-stock",
            mark + "m".repeat(300),
            "a\0b",
            Map.of("eventId", "e\0" + "e".repeat(300), "eventType", "t".repeat(300), "\0", "\n\0"));

    messages.keep("s".repeat(300), message, 0, "test");

    assertThat(
            database.value(
                String.class, "select data from dead_letters where message_id like ?", mark + "%"))
        .isEqualTo("a\uFFFDb");
  }

  /** Its index accepts no value beyond 2,704 bytes. */
  @Test
  void deadLetterWithLongOrderId_isStored() {
    var order = Stream.generate(UUID::randomUUID).limit(200).map(UUID::toString).collect(joining());

    messages.keep(
        "checkout-stock",
        message("checkout-stock", mark, "{\"orderId\":\"" + order + "\"}"),
        0,
        "test");

    assertThat(database.count("dead_letters where event_id = ?", mark)).isEqualTo(1);
  }

  @Test
  void deadLetterTime_isReadBackUnchanged() {
    var before = clock.instant();
    messages.keep("checkout-stock", message("checkout-stock", mark, "{}"), 0, "test");

    var deadLetter =
        messages.deadLetters(false, null, 100).stream()
            .filter(l -> l.eventId().equals(mark))
            .findFirst();
    var stored =
        database
            .value(
                OffsetDateTime.class,
                "select received_at from dead_letters where event_id = ?",
                mark)
            .toInstant();

    assertThat(deadLetter).isPresent();
    assertThat(deadLetter.get().receivedAt()).isEqualTo(stored);
    assertThat(stored).isBetween(before, before.plus(Duration.ofMinutes(1)));
    assertThat(stored.getNano() % 1_000).isZero();
  }

  private void add(String topic) {
    outbox.add(topic, "TestHappened", Json.createObjectBuilder().add("uid", mark).build());
  }

  /** Claims due messages and returns those of this test. */
  private List<ClaimedMessage> claim() {
    return relay.claim(10_000).stream()
        .filter(claimed -> claimed.message().data().contains(mark))
        .toList();
  }

  private void inRolledBackTransaction(Runnable test) throws Exception {
    transactions.rolledBack(test);
  }

  private boolean first(String consumer) throws Exception {
    return transactions.committed(() -> inbox.first(consumer, mark));
  }

  private void addAndCommit(String topic) throws Exception {
    transactions.committed(
        () -> {
          add(topic);
          return null;
        });
  }

  private static IncomingMessage message(String subscription, String eventId, String data) {
    return new IncomingMessage(subscription, eventId, data, Map.of("eventId", eventId));
  }

  private <T> T row(Class<T> type, String column) {
    return database.value(
        type, "select " + column + " from outbox where data like ?", "%" + mark + "%");
  }

  private <T> List<T> runConcurrently(int count, Callable<T> task) throws Exception {
    return Together.run(threads, IntStream.range(0, count).mapToObj(n -> task).toList());
  }
}
