package dev.gyeolje.ops;

import java.time.ZonedDateTime;

/**
 * An operator's action.
 *
 * @param id ascending with time
 * @param at time in the shop's time zone
 * @param operator the operator's e-mail address
 * @param action name of the {@code OpsAction.Kind}
 * @param subject id of the object of the action
 * @param orderId the order concerned; may be empty
 * @param reason may be empty
 * @param outcome name of the {@code OpsAction.Outcome}
 * @param detail the change, or why nothing changed; may be empty
 */
public record OpsActionView(
    long id,
    ZonedDateTime at,
    String operator,
    String action,
    String subject,
    String orderId,
    String reason,
    String outcome,
    String detail) {}
