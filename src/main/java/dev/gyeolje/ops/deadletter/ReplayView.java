package dev.gyeolje.ops.deadletter;

import dev.gyeolje.ops.OpsActionView;
import java.util.List;

/**
 * A dead letter with the effects of a replay.
 *
 * @param deadLetter the dead letter
 * @param forecast names the text {@code ops.forecast.<forecast>}
 * @param detail why it would be rejected, or the error that prevents it now; may be empty
 * @param units units that would leave the stock, with product names
 * @param devices number of devices that would be notified
 * @param history operators' actions on it, oldest first
 */
public record ReplayView(
    DeadLetterView deadLetter,
    String forecast,
    String detail,
    List<String> units,
    long devices,
    List<OpsActionView> history) {}
