package dev.gyeolje.simulator.oidc;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * A user of the provider.
 *
 * @param name display name
 * @param email e-mail address in lower case, which identifies the user
 */
public record User(String name, String email) {

  /** Accepts the address in upper or lower case; a blank name becomes the address. */
  public User {
    email = email.strip().toLowerCase(Locale.ROOT);
    name = name.isBlank() ? email : name.strip();
  }

  /** Returns the subject identifier, which is the same after every start. */
  public String sub() {
    return UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
