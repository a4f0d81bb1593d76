package dev.gyeolje.account;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The sign-in provider's claims about a user.
 *
 * @param issuer the provider
 * @param subject the user's id at the provider
 * @param email may be empty
 * @param emailVerified whether the provider has verified the e-mail address
 * @param name may be empty
 * @param groups the user's groups at the provider; may be empty
 */
record Claims(
    String issuer,
    String subject,
    String email,
    boolean emailVerified,
    String name,
    Set<String> groups) {

  /**
   * Text without invisible characters and without separators, which could make one identity look
   * like another.
   */
  private static final Pattern VISIBLE = Pattern.compile("[^\\p{C}\\p{Z}]*");

  /**
   * Whether the claims identify one user unambiguously. The shop rejects other identities rather
   * than cleaning them, because a cleaned identity could be another user's.
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
