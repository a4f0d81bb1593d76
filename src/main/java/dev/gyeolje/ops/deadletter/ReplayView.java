package dev.gyeolje.ops.deadletter;

import dev.gyeolje.ops.OpsActionView;
import java.util.List;

/**
 * A dead letter and the effects of its replay.
 *
 * @param deadLetter the dead letter
 * @param forecast names the text {@code ops.forecast.<forecast>}
 * @param detail reason of a rejection or temporary failure; may be empty
 * @param units units that would leave the stock, named
 * @param devices devices that would be notified
 * @param history past actions, oldest first
 */
public record ReplayView(
    DeadLetterView deadLetter,
    String forecast,
    String detail,
    List<String> units,
    long devices,
    List<OpsActionView> history) {}
