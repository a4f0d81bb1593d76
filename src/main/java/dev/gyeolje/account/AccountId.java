package dev.gyeolje.account;

import java.util.Optional;
import java.util.UUID;

/** Names a person. */
public record AccountId(UUID value) {

  /** A new random id, which cannot be guessed. */
  public static AccountId random() {
    return new AccountId(UUID.randomUUID());
  }

  /** The id that {@code text} spells, or nothing if it spells none. */
  public static Optional<AccountId> parse(String text) {
    try {
      var id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text)
          ? Optional.of(new AccountId(id))
          : Optional.empty();
    } catch (IllegalArgumentException | NullPointerException notAnId) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
