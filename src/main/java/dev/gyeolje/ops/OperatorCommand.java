package dev.gyeolje.ops;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.account.Actor;
import java.util.UUID;

/**
 * An operator pressed a button.
 *
 * @param idempotencyKey random per rendering of the form: submitted twice, it acts once
 * @param operator who
 * @param reason why; empty where none is asked for
 */
public record OperatorCommand(UUID idempotencyKey, AccountId operator, String reason) {

  /** How audit rows of other packages name the operator. */
  Actor actor() {
    return Actor.operator(operator);
  }
}
