package dev.gyeolje.simulator.oidc;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody one can be.
 *
 * @param name as it is shown
 * @param email in lower case; who has another address is another person
 */
public record User(String name, String email) {

  /** Takes the address in any case. */
  public User {
    email = email.strip().toLowerCase(Locale.ROOT);
    name = name.isBlank() ? email : name.strip();
  }

  /** The subject identifier, the same at every start. */
  public String sub() {
    return UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
