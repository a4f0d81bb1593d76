package dev.gyeolje.ops;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.account.Actor;
import java.util.UUID;

/**
 * A command that an operator submitted with a form.
 *
 * @param idempotencyKey random per rendering of the form, so that a form that is submitted twice
 *     acts once
 * @param operator the operator
 * @param reason the reason; empty if the form has none
 */
public record OperatorCommand(UUID idempotencyKey, AccountId operator, String reason) {

  /** The operator as actor in audit rows of other packages. */
  Actor actor() {
    return Actor.operator(operator);
  }
}
