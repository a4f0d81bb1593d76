package dev.gyeolje.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class InAppBrowserTest {

  private static final String ANDROID =
      "Mozilla/5.0 (Linux; Android 14; SM-S918N Build/UP1A.231005.007; wv) AppleWebKit/537.36"
          + " (KHTML, like Gecko) Version/4.0 Chrome/130.0.6723.58 Mobile Safari/537.36";
  private static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Mobile/15E148";
  private static final URI ADDRESS = URI.create("https://shop.example/login?to=%2Forders%3Fa%3D1");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KAKAOTALK|;KAKAOTALK 2410580",
        "KAKAOTALK|KAKAOTALK/10.5.8 (INAPP)",
        "NAVER|NAVER(inapp; search; 2000; 12.8.30)",
        "NAVER|Safari/604.1 NAVER(inapp; search; 1020; 12.0.4; 14PRO)",
        "LINE|Safari Line/14.16.0",
        "LINE|Safari Line/14.16.0/IAB",
        "INSTAGRAM|Instagram 350.1.0.46.93 Android",
        "FACEBOOK|[FBAN/FBIOS;FBAV/480.0.0.33.108;FBDV/iPhone15,2]",
        "FACEBOOK|[FB_IAB/FB4A;FBAV/485.0.0.70.77;]"
      })
  void knownUserAgent_yieldsApp(InAppBrowser app, String mark) {
    assertThat(InAppBrowser.of(ANDROID + " " + mark)).contains(app);
    assertThat(InAppBrowser.of(IPHONE + " " + mark)).contains(app);
  }

  @Test
  void androidWebView_yieldsOther() {
    assertThat(InAppBrowser.of(ANDROID)).contains(InAppBrowser.OTHER);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 13; SM-G991N) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 13; SM-G991N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Whale/1.0.0.0 Crosswalk/29.128.0.12 Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
        // a web app on the home screen
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0",
        "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"
      })
  void standaloneBrowser_yieldsNoApp(String agent) {
    assertThat(InAppBrowser.of(agent)).isEmpty();
  }

  @Test
  void kakaoTalkExitLink_usesKakaoTalkScheme() {
    for (var phone : new String[] {ANDROID, IPHONE})
      assertThat(InAppBrowser.KAKAOTALK.leaving(ADDRESS, phone))
          .contains(
              "kakaotalk://web/openExternal?url=https%3A%2F%2Fshop.example%2Flogin%3Fto%3D%252Forders%253Fa%253D1");
  }

  @Test
  void otherAppsExitLink_isAnIntentOnAndroidOnly() {
    assertThat(InAppBrowser.NAVER.leaving(ADDRESS, ANDROID))
        .contains(
            "intent://shop.example/login?to=%2Forders%3Fa%3D1#Intent;scheme=https;action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE;end");
    assertThat(InAppBrowser.NAVER.leaving(ADDRESS, IPHONE)).isEmpty();
  }
}
