package dev.gyeolje.ops;

import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import dev.gyeolje.messaging.DeadLetter;
import dev.gyeolje.messaging.MessageService;
import dev.gyeolje.ops.OpsAction.Kind;
import dev.gyeolje.ops.OpsAction.Outcome;
import dev.gyeolje.ops.ReplayFlow.Forecast;
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
   * @throws RehearsalOver always, unless the message is refused
   * @throws dev.gyeolje.messaging.UnprocessableMessageException if it can never be dealt with
   */
  @Transactional(REQUIRES_NEW)
  void rehearse(DeadLetter letter) {
    throw new RehearsalOver(messages.receive(letter.message()));
  }

  /** The letter with what a replay would change, and what was done to it so far. */
  ReplayView view(DeadLetter letter, Forecast forecast) {
    var order = orderOf(letter).filter(named -> forecast.code().equals("TAKES_EFFECT"));
    return new ReplayView(
        DeadLetterView.of(letter),
        forecast.code(),
        forecast.detail(),
        order
            .filter(o -> letter.subscription().equals("checkout-stock"))
            .map(effects::reservedUnits)
            .orElse(List.of()),
        order.filter(o -> tells(letter)).map(effects::devices).orElse(0L),
        actions.about(letter.id().toString()));
  }

  /** Of what is published for canceled orders, a customer is told of refunds only. */
  private static boolean tells(DeadLetter letter) {
    return letter.subscription().equals("checkout-push")
        || letter.subscription().equals("checkout-canceled-push")
            && letter.eventType().equals("MoneyGivenBack");
  }

  /**
   * Delivers the letter as a push would; effect, end of the letter and audit row are one
   * transaction.
   *
   * @throws dev.gyeolje.messaging.UnprocessableMessageException if it can never be dealt with;
   *     nothing has changed then
   */
  void replay(OperatorCommand wish, UUID id) {
    if (!actions.isNew(wish, id.toString())) return;
    messages.lockDeadLetter(id).ifPresent(letter -> replay(wish, letter));
  }

  private void replay(OperatorCommand wish, DeadLetter letter) {
    var outcome = messages.receive(letter.message()) ? Outcome.DONE : Outcome.REPEAT;
    letter.resolve(clock.instant());
    add(wish, Kind.REPLAY, letter, outcome, letter.subscription());
  }

  /** Writes down that a replay changed nothing. */
  void failed(OperatorCommand wish, UUID id, Outcome outcome, String why) {
    if (actions.isNew(wish, id.toString()))
      messages.deadLetter(id).ifPresent(letter -> add(wish, Kind.REPLAY, letter, outcome, why));
  }

  /** A person saw to it in another way. */
  void resolve(OperatorCommand wish, UUID id) {
    if (!actions.isNew(wish, id.toString())) return;
    messages.lockDeadLetter(id).ifPresent(letter -> resolve(wish, letter));
  }

  private void resolve(OperatorCommand wish, DeadLetter letter) {
    boolean open = letter.settledAt() == null;
    letter.resolve(clock.instant());
    add(wish, Kind.RESOLVE, letter, open ? Outcome.DONE : Outcome.REPEAT, "");
  }

  private void add(
      OperatorCommand wish, Kind action, DeadLetter letter, Outcome outcome, String detail) {
    var order = orderOf(letter).map(OrderId::value).orElse(null);
    actions.add(
        new OpsAction(
            wish, action, letter.id().toString(), order, outcome, detail, clock.instant()));
  }

  /** The order the letter names, if it names one. */
  static Optional<OrderId> orderOf(DeadLetter letter) {
    var named = ORDER.matcher(letter.data());
    return named.find() ? OrderId.parse(named.group(1)) : Optional.empty();
  }
}
