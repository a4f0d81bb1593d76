package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestCookiesTest {

  @Test
  void unreadableCookie_hidesNoOther() {
    var cookies =
        cookies(
            false,
            "=x; ;; $Version=abc; no equals; na me=1; \u00ed\u0095\u009c=\u00ea; a = 1 ",
            "b=\"2\"; c=\"; d=");

    assertThat(cookies.values("a")).containsExactly("1");
    assertThat(cookies.values("b")).containsExactly("2");
    assertThat(cookies.values("c")).containsExactly("\"");
    assertThat(cookies.values("d")).containsExactly("");
    assertThat(cookies.all()).extracting(Cookie::getName).contains("a", "b", "c", "d");
  }

  @Test
  void firstValidValue_isUsed() {
    var cookies = cookies(false, "n=x; n=7; n=8");

    assertThat(cookies.first("n", text -> Optional.of(text).filter(t -> t.matches("[0-9]"))))
        .contains("7");
    assertThat(cookies.first("m", Optional::of)).isEmpty();
  }

  @Test
  void requestWithoutCookies_hasNone() {
    assertThat(cookies(false).all()).isNull();
    assertThat(cookies(true, "a=1").ours()).isNull();
  }

  @Test
  void cookies_areReadUpToLimit() {
    var many = "c=1;".repeat(RequestCookies.MOST) + "d=1";

    assertThat(RequestCookies.count(request(many))).isEqualTo(RequestCookies.MOST + 1);
    assertThat(cookies(false, many).values("d")).isEmpty();
  }

  @Test
  void httpsOrigin_readsHostCookies() {
    var line = "lang=ko; __Host-lang=en; other=1";

    assertThat(cookies(true, line).values("lang")).containsExactly("en");
    assertThat(cookies(false, line).values("lang")).containsExactly("ko");
    assertThat(cookies(true, line).ours()).extracting(Cookie::getName).containsExactly("lang");
  }

  @Test
  void httpsOrigin_setsHostCookie() {
    var secure = new TextCookies(Duration.ofHours(1), true);

    assertThat(set(secure, "to", "/a b"))
        .isEqualTo("__Host-to=%2Fa+b; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure");
    assertThat(set(secure, "to", "")).startsWith("__Host-to=; Path=/; Max-Age=0;");
    assertThat(set(new TextCookies(Duration.ofHours(1), false), "to", "x"))
        .isEqualTo("to=x; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
    assertThat(secure.text(request("to=x; __Host-to=; __Host-to=%2Fa+b"), "to")).contains("/a b");
  }

  private static String set(TextCookies cookies, String name, String text) {
    var headers = new ArrayList<String>();
    cookies.set(
        fake(
            HttpServletResponse.class,
            arguments ->
                headers.add(String.join(": ", Arrays.copyOf(arguments, 2, String[].class)))),
        name,
        text);
    assertThat(headers).hasSize(1);
    return headers.get(0).replaceFirst("^Set-Cookie: ", "");
  }

  private static RequestCookies cookies(boolean secure, String... lines) {
    return new RequestCookies(request(lines), secure);
  }

  private static HttpServletRequest request(String... lines) {
    return fake(HttpServletRequest.class, arguments -> Collections.enumeration(List.of(lines)));
  }

  private interface Answers {
    Object of(Object[] arguments);
  }

  private static <T> T fake(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              var answer = answers.of(arguments);
              return method.getReturnType() == void.class ? null : answer;
            }));
  }
}
