package dev.gyeolje.notification;

import java.util.Arrays;
import java.util.Locale;

/**
 * Identifies a device at FCM.
 *
 * @param kind kind of the identifier
 * @param value opaque value, at most 4,096 characters
 */
public record PushTarget(Kind kind, String value) {

  /**
   * Kinds of identifiers. FCM is replacing registration tokens with installation ids; both are in
   * use.
   */
  public enum Kind {
    /** A registration token. */
    TOKEN,
    /** A Firebase installation id. */
    FID;

    String column() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String column) {
      return Arrays.stream(values())
          .filter(kind -> kind.column().equals(column))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException("unknown kind of push target: " + column));
    }
  }
}
