package dev.gyeolje.simulator.fcm;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The push target of a device.
 *
 * @param kind the kind of target, which determines the field in a message
 * @param value the installation id or registration token
 */
public record FcmTarget(Kind kind, String value) {

  /** The two kinds of push target. */
  public enum Kind {
    /** Firebase installation id; the pattern comes from the web SDK. */
    FID("fid", Pattern.compile("[cdef][\\w-]{21}")),
    /**
     * Registration token, the older kind. Google documents no format; all known tokens match this
     * pattern.
     */
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
