package dev.gyeolje.picture;

/** What was uploaded cannot be used as a picture. */
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

  /** Key of the text that says why. */
  public String text() {
    return "picture.error." + code;
  }
}
