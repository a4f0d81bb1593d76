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

/** The transactions of delivering a dead letter again. */
@ApplicationScoped
@Transactional
class ReplayService {

  private static final Pattern ORDER = Pattern.compile("\"orderId\"\\s*:\\s*\"([^\"]{1,64})\"");

  /** Ends a rehearsal: what it did is rolled back. */
  static final class RehearsalOver extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Whether the message would take effect, rather than be one that did before. */
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
   * Delivers the message as a push would, in a transaction that never commits: nobody has to guess
   * what the real one would say.
   *
   * @throws RehearsalOver always, unless the message is rejected
   * @throws dev.gyeolje.messaging.UnprocessableMessageException if it can never be dealt with
   */
  @Transactional(REQUIRES_NEW)
  void rehearse(DeadLetter deadLetter) {
    throw new RehearsalOver(messages.receive(deadLetter.message()));
  }

  /** The letter with what a replay would change, and what was done to it so far. */
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

  /** Of what is published for canceled orders, a customer is told of refunds only. */
  private static boolean tells(DeadLetter deadLetter) {
    return deadLetter.subscription().equals("checkout-push")
        || deadLetter.subscription().equals("checkout-canceled-push")
            && deadLetter.eventType().equals("OrderRefunded");
  }

  /**
   * Delivers the letter as a push would; effect, end of the letter and audit row are one
   * transaction.
   *
   * @throws dev.gyeolje.messaging.UnprocessableMessageException if it can never be dealt with;
   *     nothing has changed then
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

  /** Writes down that a replay changed nothing. */
  void failed(OperatorCommand command, UUID id, Outcome outcome, String why) {
    if (actions.isNew(command, id.toString()))
      messages
          .deadLetter(id)
          .ifPresent(deadLetter -> add(command, Kind.REPLAY, deadLetter, outcome, why));
  }

  /** Resolved by an operator without a replay. */
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

  /** The order the letter names, if it names one. */
  static Optional<OrderId> orderOf(DeadLetter deadLetter) {
    var named = ORDER.matcher(deadLetter.data());
    return named.find() ? OrderId.parse(named.group(1)) : Optional.empty();
  }
}
