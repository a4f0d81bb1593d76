package dev.gyeolje.ops.deadletter;

import dev.gyeolje.messaging.DeadLetter;
import dev.gyeolje.messaging.MessageService;
import dev.gyeolje.messaging.UnprocessableMessageException;
import dev.gyeolje.ops.OperatorCommand;
import dev.gyeolje.ops.OpsAction.Outcome;
import dev.gyeolje.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;

/**
 * Delivers dead letters again, each in its own transactions, so that a failure does not stop the
 * others.
 */
@ApplicationScoped
class ReplayFlow {

  private static final Log LOG = Log.of(ReplayFlow.class);

  @Inject ReplayService replays;
  @Inject MessageService messages;

  /**
   * Expected result of a replay now.
   *
   * @param code TAKES_EFFECT, REPEAT, REJECTED, NO_SUBSCRIBER or RETRY_LATER
   * @param detail why it would be rejected, or the error that prevents it now; may be empty
   */
  record Forecast(String code, String detail) {}

  /** Returns the expected result of a replay; changes nothing. */
  Forecast forecast(DeadLetter deadLetter) {
    if (!messages.reads(deadLetter.subscription())) return new Forecast("NO_SUBSCRIBER", "");
    try {
      replays.rehearse(deadLetter);
      throw new IllegalStateException("the rehearsal did not roll back");
    } catch (ReplayService.RehearsalOver over) {
      return new Forecast(over.takesEffect ? "TAKES_EFFECT" : "REPEAT", "");
    } catch (UnprocessableMessageException rejected) {
      return new Forecast("REJECTED", String.valueOf(rejected.getMessage()));
    } catch (RuntimeException inTheWay) {
      return new Forecast("RETRY_LATER", inTheWay.getClass().getSimpleName());
    }
  }

  void replay(OperatorCommand command, List<UUID> deadLetters) {
    for (var id : deadLetters)
      messages.deadLetter(id).ifPresent(deadLetter -> replay(command, deadLetter));
  }

  private void replay(OperatorCommand command, DeadLetter deadLetter) {
    var id = deadLetter.id();
    try {
      if (messages.reads(deadLetter.subscription())) replays.replay(command, id);
      else
        replays.failed(
            command, id, Outcome.REJECTED, "no subscriber handles " + deadLetter.subscription());
    } catch (UnprocessableMessageException rejected) {
      replays.failed(command, id, Outcome.REJECTED, String.valueOf(rejected.getMessage()));
    } catch (RuntimeException inTheWay) {
      LOG.log(Level.WARNING, "the dead letter {0} could not be replayed now", inTheWay, id);
      replays.failed(command, id, Outcome.FAILED, inTheWay.getClass().getSimpleName());
    }
  }
}
