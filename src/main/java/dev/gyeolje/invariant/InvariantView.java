package dev.gyeolje.invariant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invariant and the results of this node's last checks.
 *
 * @param name names its texts
 * @param broken number of violations in the last check
 * @param named some of the violations
 * @param scoped whether some checks cover recent orders only
 * @param recent the last check of recent orders, or null
 * @param full the last check of all orders, or null
 */
public record InvariantView(
    String name,
    long broken,
    List<String> named,
    boolean scoped,
    @Nullable CheckView recent,
    @Nullable CheckView full) {

  /**
   * @param latest the later of the other two readings, or null if there is none
   */
  static InvariantView of(
      Invariant invariant,
      InvariantCheck.@Nullable Reading latest,
      InvariantCheck.@Nullable Reading recent,
      InvariantCheck.@Nullable Reading full) {
    return new InvariantView(
        invariant.name(),
        latest == null ? 0 : latest.broken(),
        latest == null ? List.of() : latest.named(),
        invariant.scoped(),
        CheckView.of(recent),
        CheckView.of(full));
  }
}
