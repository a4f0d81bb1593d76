package dev.gyeolje.account;

import java.util.Optional;
import java.util.UUID;

/** Id of an account. */
public record AccountId(UUID value) {

  /** Creates a random id, which cannot be guessed. */
  public static AccountId random() {
    return new AccountId(UUID.randomUUID());
  }

  /** Parses an id; empty unless {@code text} is a UUID in standard form. */
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
