package dev.gyeolje.catalog;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names a product. */
public record ProductId(UUID value) implements Comparable<ProductId> {

  /** The id that {@code text} spells, or nothing if it spells none. */
  public static Optional<ProductId> parse(@Nullable String text) {
    try {
      var id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text)
          ? Optional.of(new ProductId(id))
          : Optional.empty();
    } catch (IllegalArgumentException | NullPointerException notAnId) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(ProductId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
