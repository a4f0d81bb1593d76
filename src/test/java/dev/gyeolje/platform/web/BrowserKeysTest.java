package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.platform.config.SiteSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BrowserKeysTest {

  private static final String MADE_UP = "A".repeat(43);

  private final Set<String> signedIn = new HashSet<>();
  private final List<String> asked = new ArrayList<>();

  @Test
  void keyIssuedByUs_isKnown_withoutADatabaseQuery() {
    var keys = keys(false, "secret");
    var key = keys.next();

    assertThat(key).hasSize(43).isNotEqualTo(keys.next());
    assertThat(keys.of(request("gyeolje=" + key))).contains(key);
    assertThat(asked).isEmpty();
  }

  @Test
  void keyIssuedByOthers_isIgnored() {
    var keys = keys(false, "secret");
    var key = keys.next();
    var changed = (key.startsWith("A") ? "B" : "A") + key.substring(1);

    for (var planted : List.of(MADE_UP, changed, keys(false, "other").next(), key + "A", "", "%00"))
      assertThat(keys.of(request("gyeolje=" + planted))).as(planted).isEmpty();
  }

  @Test
  void ofSeveral_theOneThatIsSignedInCounts_orElseTheFirst() {
    var keys = keys(false, "secret");
    var first = keys.next();
    var second = keys.next();
    var both = request("gyeolje=" + MADE_UP + "; gyeolje=" + first + "; gyeolje=" + second);

    assertThat(keys.of(both)).contains(first);
    signedIn.add(second);
    assertThat(keys.of(both)).contains(second);
  }

  /** A new secret signs nobody out. */
  @Test
  void keyOfAnOlderSecret_isKnownWhileItIsSignedIn() {
    var older = keys(false, "older").next();

    assertThat(keys(false, "secret").of(request("gyeolje=" + older))).isEmpty();
    signedIn.add(older);
    assertThat(keys(false, "secret").of(request("gyeolje=" + older))).contains(older);
  }

  @Test
  void manyKeys_areNotAllTried() {
    keys(false, "secret")
        .of(
            request(
                "gyeolje=" + MADE_UP,
                "gyeolje=" + "B".repeat(43) + "; gyeolje=" + "C".repeat(43),
                "gyeolje=" + "D".repeat(43) + "; gyeolje=" + "E".repeat(43)));

    assertThat(asked).hasSize(4);
  }

  /** Only this host itself can set it, and only over https. */
  @Test
  void behindHttps_onlyOurOwnHostsCookieCounts() {
    var keys = keys(true, "secret");
    var planted = keys.next();
    var own = keys.next();
    signedIn.add(planted);

    assertThat(keys.of(request("gyeolje=" + planted + "; __Host-gyeolje=" + own))).contains(own);
    assertThat(keys.of(request("gyeolje=" + planted))).isEmpty();
  }

  private BrowserKeys keys(boolean secure, String secret) {
    var keys = new BrowserKeys();
    keys.site =
        new SiteSettings() {
          @Override
          public boolean secure() {
            return secure;
          }
        };
    keys.known =
        new KnownKeys() {
          @Override
          public boolean signedIn(String key) {
            asked.add(key);
            return signedIn.contains(key);
          }

          @Override
          public String secret() {
            return secret;
          }
        };
    return keys;
  }

  private static HttpServletRequest request(String... lines) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            BrowserKeysTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> {
              assertThat(arguments).containsExactly("Cookie");
              return Collections.enumeration(List.of(lines));
            });
  }
}
