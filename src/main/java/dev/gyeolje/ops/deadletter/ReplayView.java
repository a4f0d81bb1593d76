package dev.gyeolje.ops.deadletter;

import dev.gyeolje.ops.OpsActionView;
import java.util.List;

/**
 * A dead letter, and what delivering it again would change.
 *
 * @param deadLetter the dead letter
 * @param forecast names the text {@code ops.forecast.<forecast>}
 * @param detail why it would be rejected, or what is in the way; may be empty
 * @param units units that would leave the stock, named
 * @param devices devices that would be told
 * @param history what was done to it, oldest first
 */
public record ReplayView(
    DeadLetterView deadLetter,
    String forecast,
    String detail,
    List<String> units,
    long devices,
    List<OpsActionView> history) {}
