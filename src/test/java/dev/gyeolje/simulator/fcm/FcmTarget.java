package dev.gyeolje.simulator.fcm;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The address of a device.
 *
 * @param kind how the sender has to name it
 * @param value the installation id or registration token
 */
public record FcmTarget(Kind kind, String value) {

  /** The two kinds of address; the names are those of the field in a message. */
  public enum Kind {
    /** Firebase installation id; the pattern is the web SDK's own. */
    FID("fid", Pattern.compile("[cdef][\\w-]{21}")),
    /** Registration token, the older kind. Google promises no form; all known ones look so. */
    TOKEN("token", Pattern.compile("[\\w-]{8,}:[\\w-]{20,}"));

    final String field;
    private final Pattern form;

    Kind(String field, Pattern form) {
      this.field = field;
      this.form = form;
    }
  }

  private static final SecureRandom RANDOM = new SecureRandom();

  boolean wellFormed() {
    return kind.form.matcher(value).matches();
  }

  static FcmTarget newFid() {
    return new FcmTarget(Kind.FID, fid());
  }

  static FcmTarget newToken() {
    return new FcmTarget(Kind.TOKEN, fid() + ":APA91b" + random(99));
  }

  private static String fid() {
    return "cdef".charAt(RANDOM.nextInt(4)) + random(18).substring(0, 21);
  }

  private static String random(int bytes) {
    var buffer = new byte[bytes];
    RANDOM.nextBytes(buffer);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer);
  }
}
