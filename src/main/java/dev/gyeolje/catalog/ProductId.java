package dev.gyeolje.catalog;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Id of a product. */
public record ProductId(UUID value) implements Comparable<ProductId> {

  /** Parses an id; empty unless {@code text} is a UUID in standard form. */
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
