package dev.gyeolje.simulator.toss;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The two key pairs from Toss' public documentation. They are not secret. */
enum Merchant {
  /** For the widget. */
  WIDGET("test_gck_docs_Ovk5rk1EwkEbP0W43n07xlzm", "test_gsk_docs_OaPz8L5KdmQXkzRz3y47BMw6", true),
  /** For integrations of the API alone; the widget rejects this pair. */
  API("test_ck_D5GePWvyJnrK0W0k6q8gLzN97Eoq", "test_sk_zXLkKEypNArWmo50nX3lmeaxYG5R", false);

  final String clientKey;
  final String secretKey;
  final boolean widget;

  Merchant(String clientKey, String secretKey, boolean widget) {
    this.clientKey = clientKey;
    this.secretKey = secretKey;
    this.widget = widget;
  }

  /** Returns the merchant with this client key; rejects any other key. */
  static Merchant ofClientKey(String key) {
    for (Merchant merchant : values()) if (merchant.clientKey.equals(key)) return merchant;
    throw new Rejection("UNAUTHORIZED_KEY");
  }

  /**
   * Returns the merchant whose secret key the {@code Authorization} header contains; rejects any
   * other header.
   */
  static Merchant authenticate(String header) {
    if (header == null) throw new Rejection("UNAUTHORIZED_KEY");
    String key = userOf(header);
    if (key.startsWith("live_"))
      throw new Rejection("UNAUTHORIZED_KEY", "This is a simulator. It takes no live keys.");
    for (Merchant merchant : values()) {
      if (merchant.secretKey.equals(key)) return merchant;
      if (merchant.clientKey.equals(key)) throw new Rejection("INVALID_API_KEY");
    }
    throw new Rejection("UNAUTHORIZED_KEY");
  }

  /** Returns the user name of Basic credentials with an empty password, which Toss requires. */
  private static String userOf(String header) {
    try {
      String credentials =
          new String(
              Base64.getDecoder().decode(header.replaceFirst("^Basic ", "")),
              StandardCharsets.UTF_8);
      int colon = credentials.indexOf(':');
      if (header.startsWith("Basic ") && colon >= 0 && colon == credentials.length() - 1)
        return credentials.substring(0, colon);
    } catch (IllegalArgumentException notBase64) {
      // rejected below
    }
    throw new Rejection("INCORRECT_BASIC_AUTH_FORMAT");
  }
}
