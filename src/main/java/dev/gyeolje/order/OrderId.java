package dev.gyeolje.order;

import dev.gyeolje.platform.log.LogField;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Id of an order. */
public record OrderId(UUID value) implements LogField {

  /** Creates a random id, which cannot be guessed. */
  public static OrderId random() {
    return new OrderId(UUID.randomUUID());
  }

  /** Parses an id; empty unless {@code text} is a UUID in standard form. */
  public static Optional<OrderId> parse(@Nullable String text) {
    try {
      var id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text) ? Optional.of(new OrderId(id)) : Optional.empty();
    } catch (IllegalArgumentException | NullPointerException notAnId) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }

  @Override
  public String logField() {
    return "order";
  }
}
