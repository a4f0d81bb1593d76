package dev.gyeolje.ops;

import java.time.ZonedDateTime;

/**
 * An operator's action.
 *
 * @param id increases with time
 * @param at in the shop's time zone
 * @param operator e-mail address
 * @param action name of the {@code OpsAction.Kind}
 * @param subject id of the object
 * @param orderId the order; may be empty
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
