package dev.gyeolje.ops;

import dev.gyeolje.messaging.DeadLetter;
import dev.gyeolje.messaging.MessageService;
import dev.gyeolje.messaging.UnprocessableMessageException;
import dev.gyeolje.ops.OpsAction.Outcome;
import dev.gyeolje.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;

/** Delivers dead letters again, each in transactions of its own: one that fails stops no other. */
@ApplicationScoped
class ReplayFlow {

  private static final Log LOG = Log.of(ReplayFlow.class);

  @Inject ReplayService replays;
  @Inject MessageService messages;

  /**
   * What a replay would do now.
   *
   * @param code TAKES_EFFECT, REPEAT, REFUSED, NOBODY_READS or NOT_NOW
   * @param detail why it would be refused, or what is in the way; may be empty
   */
  record Forecast(String code, String detail) {}

  /** Asks what a replay would do; changes nothing. */
  Forecast forecast(DeadLetter letter) {
    if (!messages.reads(letter.subscription())) return new Forecast("NOBODY_READS", "");
    try {
      replays.rehearse(letter);
      throw new IllegalStateException("a rehearsal that did not end");
    } catch (ReplayService.RehearsalOver over) {
      return new Forecast(over.takesEffect ? "TAKES_EFFECT" : "REPEAT", "");
    } catch (UnprocessableMessageException refused) {
      return new Forecast("REFUSED", refused.getMessage());
    } catch (RuntimeException inTheWay) {
      return new Forecast("NOT_NOW", inTheWay.getClass().getSimpleName());
    }
  }

  void replay(OperatorCommand wish, List<UUID> letters) {
    for (var id : letters) messages.deadLetter(id).ifPresent(letter -> replay(wish, letter));
  }

  private void replay(OperatorCommand wish, DeadLetter letter) {
    var id = letter.id();
    try {
      if (messages.reads(letter.subscription())) replays.replay(wish, id);
      else replays.failed(wish, id, Outcome.REFUSED, "nobody reads " + letter.subscription());
    } catch (UnprocessableMessageException refused) {
      replays.failed(wish, id, Outcome.REFUSED, refused.getMessage());
    } catch (RuntimeException inTheWay) {
      LOG.log(Level.WARNING, "the dead letter {0} could not be replayed now", inTheWay, id);
      replays.failed(wish, id, Outcome.FAILED, inTheWay.getClass().getSimpleName());
    }
  }
}
