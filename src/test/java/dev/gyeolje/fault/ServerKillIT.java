package dev.gyeolje.fault;

import static dev.gyeolje.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.fault.Gates.Moment;
import dev.gyeolje.local.LocalShop;
import dev.gyeolje.simulator.toss.Call;
import dev.gyeolje.simulator.toss.Fault;
import dev.gyeolje.support.Books;
import dev.gyeolje.support.Database;
import dev.gyeolje.support.Invariants;
import dev.gyeolje.support.Products;
import dev.gyeolje.support.TossWebhooks;
import dev.gyeolje.support.Visitor;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills the server (SIGKILL) before and after every commit of a purchase. Each kill hits many
 * orders, each at its own commit. Afterwards nothing is lost, nothing has happened twice, and the
 * shop's ledger matches Toss'.
 */
@Tag("fault")
class ServerKillIT {

  /**
   * The catalogue of commits. Each line describes one commit:
   *
   * <ul>
   *   <li>the action that leads to it, see {@link Scene#begin};
   *   <li>the place where the order is stopped: at the row that the commit writes, by {@link
   *       Gates}, or at Toss, which holds back its work or its answer;
   *   <li>the column to read after the kill, its value if the server died before the commit, and
   *       its value if the server died after the commit;
   *   <li>the action repeated after the restart, see {@link Scene#again};
   *   <li>the final status of the order;
   *   <li>the numbers of the kills that hit the order before and after the commit. A job can be
   *       stopped at only one place at a time, so there are four kills. A {@code -} marks a stop at
   *       Toss, which is no commit of the shop.
   * </ul>
   *
   * <p>The shop publishes a message between its claim and its mark, and sends a push to a device
   * likewise. No commit follows the last one of a path (published, push marked, order expired):
   * there the second kill only shows that the shop repeats nothing.
   */
  private static final List<Commit> CATALOGUE =
      Commit.read(
          """
          # commit           | led to by       | stopped at                                             | found in                      | before     | after      | again       | ends     | kill
          order placed       | presses pay     | insert on orders                                       | orders.status                 | none       | PENDING    | presses pay | PAID     | 1 1
          attempt stored     | comes back      | insert on payments                                     | orders.status                 | PENDING    | CONFIRMING | comes back  | PAID     | 1 1
          confirm asked      | comes back      | Toss works slowly                                      | orders.status                 | CONFIRMING | -          | Toss ends   | PAID     | 2 -
          confirm answered   | comes back      | Toss answers late                                      | orders.status                 | CONFIRMING | -          | comes back  | PAID     | 2 -
          result recorded    | comes back      | update on payments when new.status = 'APPROVED'        | orders.status                 | CONFIRMING | PAID       | comes back  | PAID     | 1 1
          check claimed      | answer is lost  | update on payments when new.check_count > old.check_count    | payments.check_count             | 0          | 1          | -           | PAID     | 1 2
          check recorded     | answer is lost  | insert on order_events when new.actor = 'reconciler'   | orders.status                 | CONFIRMING | PAID       | -           | PAID     | 3 4
          webhook kept       | Toss tells      | insert on toss_webhooks                                | toss_webhooks.attempts        | none       | 0          | Toss tells  | PAID     | 2 2
          webhook claimed    | Toss tells      | update on toss_webhooks when new.attempts > old.attempts | toss_webhooks.attempts      | 0          | 1          | -           | PAID     | 1 2
          webhook processed  | Toss tells      | insert on order_events when new.actor = 'webhook'      | orders.status                 | CONFIRMING | PAID       | Toss tells  | PAID     | 3 4
          overdue claimed    | time runs out   | update on orders when new.expiry_claimed_until is not null        | orders.expiry_claimed_until is not null  | f          | t          | -           | EXPIRED  | 3 2
          order expired      | time runs out   | update on orders when new.status = 'EXPIRED'           | orders.status                 | PENDING    | EXPIRED    | -           | EXPIRED  | 1 4
          refund requested   | operator refunds | insert on refunds                                     | refunds.status                | none       | REQUESTED  | operator refunds | REFUNDED | 2 2
          refund claimed     | operator refunds | update on refunds when new.attempts > old.attempts    | refunds.attempts              | 0          | 1          | -           | REFUNDED | 1 2
          refund recorded    | operator refunds | update on refunds when new.status = 'DONE'            | refunds.status                | REQUESTED  | DONE       | operator refunds | REFUNDED | 3 4
          units committed    | comes back      | update on stock_holds when new.state = 'COMMITTED'         | stock_holds.state             | HELD       | COMMITTED  | -           | PAID     | 1 1
          notification added | comes back      | insert on notifications                                | notifications.status          | none       | PENDING    | -           | PAID     | 2 2
          push claimed       | comes back      | update on notifications when new.attempts > old.attempts | notifications.attempts      | 0          | 1          | -           | PAID     | 1 2
          push marked        | comes back      | update on notifications when new.status = 'SENT'       | notifications.status          | PENDING    | SENT       | -           | PAID     | 3 4
          outbox claimed     | comes back      | update on outbox when new.attempts > old.attempts      | outbox.attempts               | 0          | 1          | -           | PAID     | 1 2
          published, marked  | comes back      | update on outbox when new.published_at is not null     | outbox.published_at is not null | f        | t          | -           | PAID     | 3 4
          """);

  private static final Duration LONG = Duration.ofMinutes(5);

  private static LocalShop shop;
  private static Products products;
  private static Database database;

  @BeforeAll
  static void start() throws Exception {
    shop = FaultShop.get();
    products = new Products(shop.dataSource());
    database = new Database(shop.dataSource());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @Tag("portable")
  void firstTwoKills_loseAndRepeatNothing(int kill) throws Exception {
    assertKillLosesAndRepeatsNothing(kill);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void lastTwoKills_loseAndRepeatNothing(int kill) throws Exception {
    assertKillLosesAndRepeatsNothing(kill);
  }

  private static void assertKillLosesAndRepeatsNothing(int kill) throws Exception {
    var scenes = scenes(kill);
    var settings = shop.server().settings();
    runConcurrently(scenes, Scene::prepare);

    try (var gates = new Gates(shop.postgres().dataSource())) {
      for (var scene : scenes) scene.shutGate(gates);
      for (var scene : scenes) {
        scene.begin();
        scene.awaitStopped(gates);
      }

      shop.server().kill();

      gates.open();
      // statements that the server sent before the kill still take effect
      eventually("the end of its connections", ServerKillIT::connections, none -> none == 0);
    }
    for (var scene : scenes)
      assertThat(scene.found()).as(scene.toString()).isEqualTo(scene.expected());

    shop.server().restart();
    // the start applied server-config again, to the configuration that it had already changed
    assertThat(shop.server().settings()).containsExactlyInAnyOrderElementsOf(settings);
    endClaims();
    runConcurrently(scenes, Scene::again);
    endClaims();
    runConcurrently(scenes, Scene::assertEnd);
    Invariants.hold(shop);
    Books.agree(shop);
  }

  private static List<Scene> scenes(int kill) {
    return CATALOGUE.stream()
        .flatMap(
            commit ->
                Arrays.stream(Moment.values())
                    .filter(moment -> commit.kill(moment).equals("" + kill))
                    .map(moment -> new Scene(commit, moment)))
        .toList();
  }

  private static void runConcurrently(List<Scene> scenes, Step step) {
    scenes.stream()
        .map(scene -> CompletableFuture.runAsync(() -> scene.run(step)))
        .toList()
        .forEach(CompletableFuture::join);
  }

  private static long connections() {
    return database.number(
        "select count(*) from pg_stat_activity where application_name = 'gyeolje'");
  }

  /** Ends all claims and waits for lost answers now; otherwise they end after 60 to 150 s. */
  private static void endClaims() {
    database.change("update payments set next_check_at = now() where status = 'CONFIRMING'");
    database.change("update orders set expiry_claimed_until = now() where status = 'PENDING'");
    database.change("update payments set refund_claimed_until = now()");
    database.change("update refunds set next_attempt_at = now() where status = 'REQUESTED'");
    database.change("update toss_webhooks set next_attempt_at = now() where processed_at is null");
    database.change("update notifications set next_attempt_at = now() where status = 'PENDING'");
    database.change("update outbox set next_attempt_at = now() where published_at is null");
  }

  private interface Step {
    void of(Scene scene) throws Exception;
  }

  /** One line of the catalogue. */
  private record Commit(
      String name,
      String ledTo,
      String gate,
      String foundIn,
      String before,
      String after,
      String again,
      String ends,
      String kills) {

    static List<Commit> read(String table) {
      return table
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Stream.of(line.split("\\|")).map(String::strip).toList())
          .map(
              c ->
                  new Commit(
                      c.get(0), c.get(1), c.get(2), c.get(3), c.get(4), c.get(5), c.get(6),
                      c.get(7), c.get(8)))
          .toList();
    }

    String kill(Moment moment) {
      return kills.split(" ")[moment.ordinal()];
    }
  }

  /** One order, brought to the place where the server is killed. */
  private static final class Scene {
    private final Commit commit;
    private final Moment moment;
    private final String webhook = UUID.randomUUID().toString();
    private final String refund = UUID.randomUUID().toString();
    private Customer customer;
    private Visitor operator;
    private int gate;

    Scene(Commit commit, Moment moment) {
      this.commit = commit;
      this.moment = moment;
    }

    @Override
    public String toString() {
      return commit.name() + ", killed " + moment.toString().toLowerCase() + " it";
    }

    void run(Step step) {
      try {
        step.of(this);
      } catch (Exception | AssertionError e) {
        throw new CompletionException(toString(), e);
      }
    }

    /** Runs all steps before the first one that a gate of the catalogue could stop. */
    void prepare() throws Exception {
      customer = Customer.of(shop, products.add(10_000, 10));
      if (!commit.ledTo().equals("presses pay")) customer.orders();
      if (commit.ledTo().equals("operator refunds")) {
        customer.comesBack();
        customer.paymentMessages();
        eventually("stock", () -> products.stock(customer.product()), left -> left == 9);
        operator = Visitor.operatorOf(shop);
      }
    }

    void shutGate(Gates gates) {
      if (commit.gate().startsWith("Toss")) return;
      var parts = commit.gate().split(" on | when ");
      var when = row(parts[1], "new.") + (parts.length > 2 ? " and " + parts[2] : "");
      gate = gates.shut(parts[1], parts[0], when, moment);
    }

    /** Starts the action that runs up to the gate; returns without waiting for it. */
    void begin() {
      switch (commit.ledTo()) {
        case "presses pay" -> CompletableFuture.runAsync(customer::pressesPay);
        case "comes back" -> {
          if (commit.gate().equals("Toss works slowly"))
            shop.toss().armFor(order(), new Fault.WorksSlowly(LONG));
          if (commit.gate().equals("Toss answers late"))
            shop.toss().armFor(order(), new Fault.AnswersLate(LONG));
          customer.isComingBack();
        }
        case "answer is lost" -> {
          shop.toss().armFor(order(), new Fault.DropsAfterEffect());
          customer.isComingBack();
        }
        case "Toss tells" -> {
          // the webhook arrives while the shop waits for the answer
          shop.toss().armFor(order(), new Fault.AnswersLate(LONG));
          customer.isComingBack();
          eventually("capture", () -> shop.toss().captured(order()), won -> won == 10_000);
          CompletableFuture.runAsync(this::sendWebhook);
        }
        case "time runs out" ->
            database.change("update orders set expires_at = now() where id = ?::uuid", order());
        case "operator refunds" -> CompletableFuture.runAsync(this::operatorRefunds);
        default -> throw new IllegalStateException(commit.ledTo());
      }
    }

    void awaitStopped(Gates gates) {
      if (gate > 0) gates.awaitReached(gate, toString());
      else eventually(toString(), () -> shop.toss().confirmRequests(order()), asked -> asked == 1);
    }

    String found() {
      var parts = commit.foundIn().split("\\.", 2);
      var value =
          database.text(
              "select %s from %s where %s".formatted(parts[1], parts[0], row(parts[0], "")));
      return value == null ? "none" : value;
    }

    String expected() {
      return moment == Moment.BEFORE ? commit.before() : commit.after();
    }

    /** Repeats the action of the customer, the operator or Toss that got no answer. */
    void again() {
      switch (commit.again()) {
        case "presses pay" -> {
          customer.orders();
          customer.comesBack();
        }
        case "comes back" -> customer.comesBack();
        case "Toss tells" -> sendWebhook();
        case "Toss ends" -> {
          eventually("a retrieve", () -> retrieves(), asked -> asked > 0);
          assertThat(database.status(order())).isEqualTo("CONFIRMING");
          shop.toss().releaseHeld();
        }
        case "operator refunds" -> {
          operator = Visitor.operatorOf(shop);
          operatorRefunds();
        }
        default -> assertThat(commit.again()).isEqualTo("-");
      }
    }

    void assertEnd() throws Exception {
      eventually(commit.ends(), () -> database.status(order()), commit.ends()::equals);
      assertThat(moves(commit.ends())).isEqualTo(1);
      int sold = commit.ends().equals("EXPIRED") ? 0 : 1;
      eventually("stock", () -> products.stock(customer.product()), left -> left == 10 - sold);
      assertThat(products.held(customer.product())).isZero();
      assertThat(shop.toss().captured(order()))
          .isEqualTo(commit.ends().equals("PAID") ? 10_000 : 0);
      if (sold == 1) {
        assertThat(moves("PAID")).isEqualTo(1);
        // a device shows one event once; the shop cannot query FCM for the messages it accepted
        int messages = commit.name().equals("push marked") && moment == Moment.BEFORE ? 2 : 1;
        eventually(
            "the notification", () -> customer.paymentMessages().size(), sent -> sent >= messages);
        assertThat(customer.paymentMessages())
            .hasSize(messages)
            .extracting(message -> message.data().get("eventId"))
            .containsOnly(database.text("select event_id from outbox where " + row("outbox", "")));
      }
    }

    private String order() {
      return customer.order().id();
    }

    private void sendWebhook() {
      assertThat(
              new TossWebhooks(shop)
                  .send(webhook, TossWebhooks.statusChanged(order(), customer.key(), "DONE")))
          .isEqualTo(200);
    }

    private void operatorRefunds() {
      var answer = operator.refunds(customer.order(), refund, 10_000);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private long retrieves() {
      return shop.toss().requests(order()).stream()
          .filter(request -> request.call() == Call.RETRIEVE)
          .count();
    }

    private long moves(String to) {
      return database.number(
          "select count(*) from order_events where order_id = ?::uuid and to_status = ?",
          order(),
          to);
    }

    /** Returns the SQL condition that selects this order's row in a table. */
    private String row(String table, String prefix) {
      return prefix
          + switch (table) {
            case "orders" -> "idempotency_key = '" + customer.request() + "'";
            case "outbox" ->
                "data like '%" + order() + "%' and " + prefix + "event_type = 'OrderPaid'";
            case "toss_webhooks" -> "transmission_id = '" + webhook + "'";
            default -> "order_id = '" + order() + "'";
          };
    }
  }
}
