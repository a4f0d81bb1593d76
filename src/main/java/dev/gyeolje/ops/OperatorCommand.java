package dev.gyeolje.ops;

import dev.gyeolje.account.AccountId;
import dev.gyeolje.account.Actor;
import java.util.UUID;

/**
 * A command that an operator submitted.
 *
 * @param idempotencyKey random for each rendering of the form, so that a form submitted twice acts
 *     once
 * @param operator the operator
 * @param reason reason; empty if the form asks for none
 */
public record OperatorCommand(UUID idempotencyKey, AccountId operator, String reason) {

  /** Returns the operator as audit rows of other packages name the actor. */
  Actor actor() {
    return Actor.operator(operator);
  }
}
