package dev.gyeolje.ops.deadletter;

import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import dev.gyeolje.messaging.DeadLetter;
import dev.gyeolje.messaging.MessageService;
import dev.gyeolje.ops.MessageBacklogRepository;
import dev.gyeolje.ops.OperatorCommand;
import dev.gyeolje.ops.OpsAction;
import dev.gyeolje.ops.OpsAction.Kind;
import dev.gyeolje.ops.OpsAction.Outcome;
import dev.gyeolje.ops.OpsActionRepository;
import dev.gyeolje.ops.deadletter.ReplayFlow.Forecast;
import dev.gyeolje.order.OrderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Transactions for replaying and resolving dead letters. */
@ApplicationScoped
@Transactional
class ReplayService {

  private static final Pattern ORDER = Pattern.compile("\"orderId\"\\s*:\\s*\"([^\"]{1,64})\"");

  /** Ends a rehearsal and rolls its transaction back. */
  static final class RehearsalOver extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Whether the message would take effect; false if it already has. */
    final boolean takesEffect;

    RehearsalOver(boolean takesEffect) {
      super("rehearsal over", null, false, false);
      this.takesEffect = takesEffect;
    }
  }

  @Inject MessageService messages;
  @Inject MessageBacklogRepository effects;
  @Inject OpsActionRepository actions;
  @Inject Clock clock;

  /**
   * Delivers the message like a push of the broker, in a transaction that never commits, so that
   * the forecast comes from the real handler.
   *
   * @throws RehearsalOver always, unless the message is rejected
   * @throws dev.gyeolje.messaging.UnprocessableMessageException if the message can never be
   *     processed
   */
  @Transactional(REQUIRES_NEW)
  void rehearse(DeadLetter deadLetter) {
    throw new RehearsalOver(messages.receive(deadLetter.message()));
  }

  /** Returns the dead letter with the effects of a replay and its actions so far. */
  ReplayView view(DeadLetter deadLetter, Forecast forecast) {
    var order = orderOf(deadLetter).filter(named -> forecast.code().equals("TAKES_EFFECT"));
    return new ReplayView(
        DeadLetterView.of(deadLetter),
        forecast.code(),
        forecast.detail(),
        order
            .filter(o -> deadLetter.subscription().equals("checkout-stock"))
            .map(effects::reservedUnits)
            .orElse(List.of()),
        order.filter(o -> tells(deadLetter)).map(effects::devices).orElse(0L),
        actions.about(deadLetter.id().toString()));
  }

  /**
   * Whether a replay would notify the customer. Of the events of canceled orders, only refunds do.
   */
  private static boolean tells(DeadLetter deadLetter) {
    return deadLetter.subscription().equals("checkout-push")
        || deadLetter.subscription().equals("checkout-canceled-push")
            && deadLetter.eventType().equals("OrderRefunded");
  }

  /**
   * Delivers the dead letter like a push of the broker. Its effect, its resolution and the audit
   * row are one transaction.
   *
   * @throws dev.gyeolje.messaging.UnprocessableMessageException if the message can never be
   *     processed; nothing has changed then
   */
  void replay(OperatorCommand command, UUID id) {
    if (!actions.isNew(command, id.toString())) return;
    messages.lockDeadLetter(id).ifPresent(deadLetter -> replay(command, deadLetter));
  }

  private void replay(OperatorCommand command, DeadLetter deadLetter) {
    var outcome = messages.receive(deadLetter.message()) ? Outcome.DONE : Outcome.REPEAT;
    deadLetter.resolve(clock.instant());
    add(command, Kind.REPLAY, deadLetter, outcome, deadLetter.subscription());
  }

  /** Records that a replay changed nothing. */
  void failed(OperatorCommand command, UUID id, Outcome outcome, String why) {
    if (actions.isNew(command, id.toString()))
      messages
          .deadLetter(id)
          .ifPresent(deadLetter -> add(command, Kind.REPLAY, deadLetter, outcome, why));
  }

  /** Marks a dead letter as resolved without a replay. */
  void resolve(OperatorCommand command, UUID id) {
    if (!actions.isNew(command, id.toString())) return;
    messages.lockDeadLetter(id).ifPresent(deadLetter -> resolve(command, deadLetter));
  }

  private void resolve(OperatorCommand command, DeadLetter deadLetter) {
    boolean open = deadLetter.resolvedAt() == null;
    deadLetter.resolve(clock.instant());
    add(command, Kind.RESOLVE, deadLetter, open ? Outcome.DONE : Outcome.REPEAT, "");
  }

  private void add(
      OperatorCommand command, Kind action, DeadLetter deadLetter, Outcome outcome, String detail) {
    var order = orderOf(deadLetter).map(OrderId::value).orElse(null);
    actions.add(
        new OpsAction(
            command, action, deadLetter.id().toString(), order, outcome, detail, clock.instant()));
  }

  /** Returns the order that the dead letter names, if any. */
  static Optional<OrderId> orderOf(DeadLetter deadLetter) {
    var named = ORDER.matcher(deadLetter.data());
    return named.find() ? OrderId.parse(named.group(1)) : Optional.empty();
  }
}
