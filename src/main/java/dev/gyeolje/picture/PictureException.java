package dev.gyeolje.picture;

/** Rejects an upload that cannot be used as a picture. */
public class PictureException extends Exception {
  private static final long serialVersionUID = 1;

  private final String code;

  /**
   * @param code names the text {@code picture.error.<code>}
   */
  PictureException(String code) {
    super(code);
    this.code = code;
  }

  /** Returns the message key of the reason. */
  public String text() {
    return "picture.error." + code;
  }
}
