package dev.gyeolje.ops;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.catalog.ProductId;
import dev.gyeolje.messaging.OutboxService;
import dev.gyeolje.ops.OpsAction.Kind;
import dev.gyeolje.ops.OpsAction.Outcome;
import dev.gyeolje.order.DecisionRejectedException;
import dev.gyeolje.order.OrderId;
import dev.gyeolje.order.OrderService;
import dev.gyeolje.order.OrderStatus;
import dev.gyeolje.payment.PaymentService;
import dev.gyeolje.payment.RefundCommand;
import dev.gyeolje.payment.RefundException;
import dev.gyeolje.payment.RefundService;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.platform.money.Money;
import dev.gyeolje.stock.NotEnoughStockException;
import dev.gyeolje.stock.StockService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Executes operators' commands other than replays, each once per form, and records each in the
 * transaction that executes it.
 */
@ApplicationScoped
@Transactional
class DeskService {

  /** Subject of set-up actions: the shop has one broker. */
  private static final String BROKER = "broker";

  @Inject OrderService orders;
  @Inject PaymentService payments;
  @Inject RefundService refunds;
  @Inject StockService stock;
  @Inject OutboxService outbox;
  @Inject OpsActionRepository actions;
  @Inject Clock clock;

  /**
   * Moves an order out of review into the state that the operator chose.
   *
   * @throws OpsException if the order is not in review or the state does not fit its payment;
   *     nothing has changed then
   */
  void decide(OperatorCommand command, OrderId id, OrderStatus to) {
    if (!actions.isNew(command, Kind.DECIDE, id.toString(), to.name())) return;
    var order = orders.lock(id).orElseThrow(() -> new OpsException("UNKNOWN_ORDER"));
    if (order.status() != OrderStatus.REVIEW) throw new OpsException("NOT_IN_REVIEW");
    if (!payments.fits(id, to)) throw new OpsException("MONEY");
    try {
      orders.decide(order, to, command.actor(), command.reason());
    } catch (DecisionRejectedException rejected) {
      throw new OpsException(rejected.code());
    }
    add(command, Kind.DECIDE, id.toString(), id.value(), Outcome.DONE, to.name());
  }

  /**
   * Stores a refund of an order, which is sent right after the commit.
   *
   * @param seen refundable amount that the form showed to the operator, if the form contains it
   * @throws RefundException if the refund is not possible; nothing has changed then
   */
  void refund(OperatorCommand command, OrderId id, RefundCommand refund, Optional<Money> seen) {
    var amount = refund.amount().won() + " KRW";
    boolean isNew = actions.isNew(command, Kind.REFUND, id.toString(), amount);
    // for a repeated form, compares the remaining fields of the refund
    refunds.request(id, refund, seen);
    if (isNew) add(command, Kind.REFUND, id.toString(), id.value(), Outcome.DONE, amount);
  }

  /**
   * Withdraws a refund; its status changes as soon as the provider shows that nothing was refunded.
   *
   * @throws RefundException if the refund is no longer open; nothing has changed then
   */
  void withdraw(OperatorCommand command, OrderId id, UUID refund) {
    if (!actions.isNew(command, Kind.WITHDRAW, refund.toString(), "")) return;
    refunds.withdraw(id, refund, command.operator());
    add(command, Kind.WITHDRAW, refund.toString(), id.value(), Outcome.DONE, "");
  }

  /** Makes the check of an attempt at Toss due now. */
  void check(OperatorCommand command, OrderId order, UUID attempt) {
    if (!actions.isNew(command, attempt.toString())) return;
    var outcome = payments.checkNow(attempt) ? Outcome.DONE : Outcome.REPEAT;
    add(command, Kind.CHECK, attempt.toString(), order.value(), outcome, "");
  }

  /** Makes an unpublished message due now. */
  void send(OperatorCommand command, UUID event) {
    if (!actions.isNew(command, event.toString())) return;
    var outcome = outbox.sendNow(event) ? Outcome.DONE : Outcome.REPEAT;
    add(command, Kind.SEND, event.toString(), null, outcome, "");
  }

  /** Publishes a message again that was published and took no effect. */
  void publishAgain(OperatorCommand command, UnprocessedView message) {
    if (!actions.isNew(command, message.eventId())) return;
    var again = outbox.publishAgain(UUID.fromString(message.eventId()));
    var order = OrderId.parse(message.orderId()).map(OrderId::value).orElse(null);
    add(
        command,
        Kind.SEND,
        message.eventId(),
        order,
        again ? Outcome.DONE : Outcome.REPEAT,
        "again, for " + message.subscriptions());
  }

  /**
   * Records that the broker was set up again. Repeating the set-up is harmless.
   *
   * @param failure why the set-up failed; empty if it succeeded
   */
  void setUp(OperatorCommand command, Optional<String> failure) {
    if (!actions.isNew(command, BROKER)) return;
    var outcome = failure.isEmpty() ? Outcome.DONE : Outcome.FAILED;
    add(command, Kind.SET_UP, BROKER, null, outcome, failure.orElse(""));
  }

  /**
   * Sets the units on hand to the counted number.
   *
   * @throws OpsException if orders hold more units, or the product is unknown; nothing has changed
   *     then
   */
  void recount(OperatorCommand command, ProductId product, int onHand) {
    if (!actions.isNew(command, Kind.RECOUNT, product.toString(), Integer.toString(onHand))) return;
    try {
      stock.recount(product, onHand, command.actor(), command.reason());
    } catch (NotEnoughStockException held) {
      throw new OpsException("BELOW_HELD");
    } catch (NoSuchElementException unknown) {
      throw new OpsException("UNKNOWN_PRODUCT");
    }
    add(command, Kind.RECOUNT, product.toString(), null, Outcome.DONE, Integer.toString(onHand));
  }

  /**
   * Records that the account numbers of an order are shown in full.
   *
   * @throws OpsException if the same form has executed another command
   */
  void reveal(OperatorCommand command, OrderId id) {
    if (!actions.isNew(command, Kind.REVEAL, id.toString(), "")) return;
    add(command, Kind.REVEAL, id.toString(), id.value(), Outcome.DONE, "");
  }

  /** Records that an operator reads an order, once per operator and day in the shop's time zone. */
  void read(AccountId operator, OrderId id) {
    var day = clock.instant().atZone(SiteSettings.ZONE).toLocalDate();
    var name = "read " + operator + " " + id + " " + day;
    var request = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    var command = new OperatorCommand(request, operator, "");
    if (!actions.isNew(command, id.toString())) return;
    add(command, Kind.READ, id.toString(), id.value(), Outcome.DONE, "");
  }

  private void add(
      OperatorCommand command,
      Kind action,
      String subject,
      @Nullable UUID order,
      Outcome outcome,
      String detail) {
    actions.add(new OpsAction(command, action, subject, order, outcome, detail, clock.instant()));
  }
}
