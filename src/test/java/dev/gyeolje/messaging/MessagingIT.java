package dev.gyeolje.messaging;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gyeolje.container.Deployments;
import dev.gyeolje.container.ShopDatabase;
import dev.gyeolje.container.Together;
import dev.gyeolje.container.Transactions;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
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
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What leaves and what comes in, in the server's own transactions.
 *
 * <p>The shop's own relay runs meanwhile and would take every row it sees, so claims are tested
 * within a transaction that nobody else sees.
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
  @Resource ManagedExecutorService threads;

  @Resource(lookup = "jdbc/gyeolje")
  DataSource dataSource;

  /** Found in every message of this test and in no other. */
  private final String mark = UUID.randomUUID().toString();

  private ShopDatabase database;

  @BeforeEach
  void lookBehindTheShop() {
    database = new ShopDatabase(dataSource);
  }

  // what leaves

  @Test
  void messageOfACommittedTransaction_isPublished() throws Exception {
    committed("pubsub-test");

    eventually("publication", () -> row(OffsetDateTime.class, "published_at"), at -> at != null);
    assertThat(row(String.class, "last_error")).isNull();
  }

  @Test
  void messageOfATransactionThatFailed_neverWas() throws Exception {
    transactions.rolledBack(() -> add("pubsub-test"));

    assertThat(database.count("outbox where data like ?", "%" + mark + "%")).isZero();
  }

  @Test
  void messageWithoutATransaction_isAProgrammersError() {
    assertThatThrownBy(() -> add("pubsub-test")).isInstanceOf(TransactionalException.class);
  }

  @Test
  void messageTheBrokerDoesNotTake_staysAndIsTriedAgain() throws Exception {
    committed("no-such-topic");

    try {
      eventually("a second attempt", () -> row(Integer.class, "attempts"), n -> n >= 2);
      assertThat(row(OffsetDateTime.class, "published_at")).isNull();
      assertThat(eventually("the reason", () -> row(String.class, "last_error"), e -> e != null))
          .contains("NOT_FOUND");
    } finally {
      // the shop's role deletes none
      database.change("update outbox set published_at = now() where data like ?", "%" + mark + "%");
    }
  }

  @Test
  void claimedMessage_isNotClaimedAgain_untilTheClaimIsOver() throws Exception {
    inAnUncommittedTransaction(
        () -> {
          add("pubsub-test");

          var first = claim();
          assertThat(first).hasSize(1);
          assertThat(first.get(0).message().eventType()).isEqualTo("TestHappened");
          assertThat(claim()).isEmpty();
        });
  }

  @Test
  void failedMessage_isDueAgain_onlyLater() throws Exception {
    inAnUncommittedTransaction(
        () -> {
          add("pubsub-test");
          var claimed = claim();
          var event = claimed.get(0).message().eventId();

          relay.recordPublished(claimed, Map.of(event, "the broker is away"));

          assertThat(claim()).isEmpty();
        });
  }

  @Test
  void claimedAndPublishedMessage_isNeverClaimedAgain() throws Exception {
    inAnUncommittedTransaction(
        () -> {
          add("pubsub-test");

          relay.recordPublished(claim(), Map.of());

          assertThat(claim()).isEmpty();
        });
  }

  // what comes in

  @Test
  void eventTakesEffectOnce_atEveryConsumer() throws Exception {
    assertThat(first("stock")).isTrue();
    assertThat(first("stock")).isFalse();
    assertThat(first("push")).isTrue();
  }

  @Test
  void eventWhoseEffectFailed_isNewAgain() throws Exception {
    transactions.rolledBack(() -> assertThat(inbox.first("stock", mark)).isTrue());

    assertThat(first("stock")).isTrue();
  }

  @Test
  void eventDeliveredToManyAtOnce_isNewToOne() throws Exception {
    assertThat(together(8, () -> first("stock"))).filteredOn(isNew -> isNew).hasSize(1);
  }

  @Test
  void memoryWithoutATransaction_isAProgrammersError() {
    assertThatThrownBy(() -> inbox.first("stock", mark)).isInstanceOf(TransactionalException.class);
  }

  @Test
  void messageThatCanNeverBeDealtWith_isRejected_andNotRemembered() {
    for (var data :
        List.of("", "no json", "{}", "{\"orderId\": 7}", "{\"orderId\": \"" + mark + "\"}")) {
      var message = message("checkout-stock", mark, data);

      assertThatThrownBy(() -> messages.receive(message))
          .isInstanceOf(UnprocessableMessageException.class);
    }
    assertThat(database.count("processed_messages where event_id = ?", mark)).isZero();
  }

  @Test
  void eventIdThatCannotBeRemembered_isRejected() {
    for (var eventId : List.of("e".repeat(256), mark + "\0")) {
      var message = message("checkout-stock", eventId, "{\"orderId\": \"" + mark + "\"}");

      assertThatThrownBy(() -> messages.receive(message))
          .isInstanceOf(UnprocessableMessageException.class);
    }
  }

  // what nobody can deal with

  @Test
  void deadLetterDeliveredToManyAtOnce_isKeptOnce() throws Exception {
    var message = message("checkout-stock", mark, "{\"a\": 1}");

    together(
        8,
        () -> {
          messages.keep("checkout-stock", message, 10, "test");
          return true;
        });

    assertThat(database.count("dead_letters where event_id = ?", mark)).isEqualTo(1);
  }

  @Test
  void deadLetterWithWhatTheDatabaseCannotHold_isKeptAllTheSame() {
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

  @Test
  void momentOfADeadLetter_isReadBackAsItWasWritten() {
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

  /** What is due of this test's messages. */
  private List<ClaimedMessage> claim() {
    return relay.claim(10_000).stream()
        .filter(claimed -> claimed.message().data().contains(mark))
        .toList();
  }

  private void inAnUncommittedTransaction(Runnable test) throws Exception {
    transactions.rolledBack(test);
  }

  private boolean first(String consumer) throws Exception {
    return transactions.committed(() -> inbox.first(consumer, mark));
  }

  private void committed(String topic) throws Exception {
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

  private <T> List<T> together(int count, Callable<T> task) throws Exception {
    return Together.run(threads, IntStream.range(0, count).mapToObj(n -> task).toList());
  }
}
