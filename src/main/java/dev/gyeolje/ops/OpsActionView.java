package dev.gyeolje.ops;

import java.time.ZonedDateTime;

/**
 * Something an operator did.
 *
 * @param id grows with time
 * @param at in the shop's time zone
 * @param operator e-mail address
 * @param action name of the {@code OpsAction.Kind}
 * @param subject id of what it was done to
 * @param orderId the order it was about; may be empty
 * @param reason may be empty
 * @param outcome name of the {@code OpsAction.Outcome}
 * @param detail what was changed, or why nothing was; may be empty
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
