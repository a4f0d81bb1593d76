package dev.gyeolje.notification;

import java.util.Arrays;
import java.util.Locale;

/**
 * A device's address at FCM.
 *
 * @param kind kind of address
 * @param value opaque, at most 4,096 characters
 */
public record PushTarget(Kind kind, String value) {

  /** FCM replaces registration tokens by installation ids; both are in use. */
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
          .orElseThrow(() -> new IllegalArgumentException("no kind of target: " + column));
    }
  }
}
