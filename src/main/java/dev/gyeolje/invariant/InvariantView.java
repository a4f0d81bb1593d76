package dev.gyeolje.invariant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invariant, and what the last checks of this node found.
 *
 * @param name names its texts
 * @param broken how many rows broke it when it was last checked
 * @param named some of them
 * @param scoped whether it has checks of recent orders only
 * @param recent the last of these, or null
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
   * @param latest the later of the others, or null if there is none
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
