package dev.gyeolje.account;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the sign-in provider says of a person.
 *
 * @param issuer the provider
 * @param subject the user there
 * @param email may be empty
 * @param emailVerified whether the provider vouches for the e-mail
 * @param name may be empty
 * @param groups the customer's groups there; may be empty
 */
record Claims(
    String issuer,
    String subject,
    String email,
    boolean emailVerified,
    String name,
    Set<String> groups) {

  /** Nothing that no eye sees, and no blanks: they would make one identity look like another. */
  private static final Pattern VISIBLE = Pattern.compile("[^\\p{C}\\p{Z}]*");

  /**
   * Whether they name one person and no other. An identity is rejected and never cleaned: cleaned,
   * it would be somebody else's.
   */
  boolean acceptable() {
    return !issuer.isEmpty()
        && !subject.isEmpty()
        && visible(issuer, 255)
        && visible(subject, 255)
        && visible(email, 254);
  }

  private static boolean visible(String text, int limit) {
    return text.length() <= limit && VISIBLE.matcher(text).matches();
  }
}
