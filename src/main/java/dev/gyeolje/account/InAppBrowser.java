package dev.gyeolje.account;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app that shows the shop in its own browser window. Google rejects sign-in there (403 {@code
 * disallowed_useragent}); other providers may accept it.
 *
 * <p>The shop does not recognise apps on an iPhone that send no mark of their own: a shop opened
 * from the home screen sends the same header.
 */
enum InAppBrowser {
  KAKAOTALK("KAKAOTALK"),
  NAVER("NAVER(inapp;"),
  LINE(" Line/"),
  INSTAGRAM("Instagram "),
  FACEBOOK("FBAN/", "FBAV/", "FB_IAB/"),
  /** Android's own mark of a page inside an app. */
  OTHER("; wv)");

  private final String[] marks;

  InAppBrowser(String... marks) {
    this.marks = marks;
  }

  /**
   * The app that sends this {@code User-Agent}.
   *
   * @param agent null if there is none
   */
  static Optional<InAppBrowser> of(@Nullable String agent) {
    return Arrays.stream(values())
        .filter(app -> agent != null && Arrays.stream(app.marks).anyMatch(agent::contains))
        .findFirst();
  }

  /**
   * Returns a link that leaves the app and opens {@code address} in the phone's browser; empty if
   * there is no such link, as on an iPhone outside KakaoTalk.
   */
  Optional<String> leaving(URI address, String agent) {
    if (this == KAKAOTALK)
      return Optional.of(
          "kakaotalk://web/openExternal?url="
              + URLEncoder.encode(address.toString(), StandardCharsets.UTF_8));
    if (!agent.contains("Android")) return Optional.empty();
    return Optional.of(
        "intent:%s#Intent;scheme=%s;action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE;end"
            .formatted(address.getRawSchemeSpecificPart(), address.getScheme()));
  }
}
