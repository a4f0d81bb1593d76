package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.support.MovableClock;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCacheFilterTest {

  private final PageCacheFilter filter =
      new PageCacheFilter() {
        private static final long serialVersionUID = 1;

        @Override
        public String getInitParameter(String name) {
          return "/|/products/[^/]+";
        }
      };
  private final MovableClock time = new MovableClock();
  private int rendered;

  /** Changes the response while the shop renders a page. */
  private Consumer<Answer> page = answer -> {};

  @BeforeEach
  void wire() {
    filter.clock = time;
    filter.init();
  }

  @Test
  void page_isRenderedTwiceASecondAtMost() throws Exception {
    assertThat(get("/", "ko")).isEqualTo("page 1");
    time.move(Duration.ofMillis(499));
    assertThat(get("/", "ko")).isEqualTo("page 1");
    time.move(Duration.ofMillis(1));
    assertThat(get("/", "ko")).isEqualTo("page 2");
    assertThat(get("/", "ko")).isEqualTo("page 2");
  }

  @Test
  void requestsDuringRendering_getCachedPage() throws Exception {
    var others = new ArrayList<String>();
    get("/", "ko");
    time.move(Duration.ofMillis(600));
    page =
        answer -> {
          page = nested -> {};
          for (int i = 0; i < 2; i++) others.add(getUnchecked());
        };

    assertThat(get("/", "ko")).isEqualTo("page 2");
    assertThat(others).containsExactly("page 1", "page 1");
  }

  @Test
  void pageNotRefreshedInTime_isNotServedAfterASecond() throws Exception {
    get("/", "ko");
    time.move(Duration.ofMillis(600));
    page = answer -> answer.status = 500;
    get("/", "ko");
    page = answer -> {};
    assertThat(get("/", "ko")).isEqualTo("page 1");

    time.move(Duration.ofMillis(400));
    assertThat(get("/", "ko")).isEqualTo("page 3");
  }

  @Test
  void otherUrlsAndLanguages_areCachedSeparately() throws Exception {
    assertThat(get("/", "ko")).isEqualTo("page 1");
    assertThat(get("/", "en")).isEqualTo("page 2");
    assertThat(get("/?q=cup", "ko")).isEqualTo("page 3");
    assertThat(get("/products/1", "ko")).isEqualTo("page 4");
    assertThat(get("/?q=cup", "ko")).isEqualTo("page 3");
  }

  @Test
  void otherPages_areRenderedForEachRequest() throws Exception {
    for (var path : new String[] {"/orders", "/products/1/more", "/login"}) {
      var first = get(path, "ko");
      assertThat(get(path, "ko")).as(path).isNotEqualTo(first);
    }
  }

  @Test
  void languageCookie_doesNotBypassCache() throws Exception {
    assertThat(get("/", "ko", new Cookie("lang", "ko"))).isEqualTo("page 1");
    assertThat(get("/", "ko")).isEqualTo("page 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gyeolje", "cart", "anything"})
  void requestWithCookie_bypassesCache(String name) throws Exception {
    assertThat(get("/", "ko", new Cookie(name, "x"))).isEqualTo("page 1");
    assertThat(get("/", "ko")).isEqualTo("page 2");
    assertThat(get("/", "ko", new Cookie(name, "x"))).isEqualTo("page 3");
  }

  @Test
  void pageSettingCookie_isNotCached() throws Exception {
    page = answer -> answer.setsCookie = true;
    get("/", "ko");

    assertThat(get("/", "ko")).isEqualTo("page 2");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 500, 303})
  void responseOtherThan200_isNotCached(int status) throws Exception {
    page = answer -> answer.status = status;
    assertThat(get("/products/1", "ko")).isEqualTo("page 1");

    page = answer -> {};
    assertThat(get("/products/1", "ko")).isEqualTo("page 2");
  }

  @Test
  void manyUrls_areServedWithoutCachingAll() throws Exception {
    for (int i = 1; i <= 1_000; i++) assertThat(get("/?q=" + i, "ko")).isEqualTo("page " + i);

    assertThat(get("/?q=1000", "ko")).isEqualTo("page 1001");
    time.move(Duration.ofSeconds(1));
    get("/?q=1000", "ko");
    assertThat(get("/?q=1000", "ko")).isEqualTo("page 1002");
  }

  private String getUnchecked() {
    try {
      return get("/", "ko");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private String get(String address, String language, Cookie... cookies) throws Exception {
    var answer = new Answer();
    FilterChain shop =
        (request, response) -> {
          page.accept(answer);
          response.setContentType("text/html;charset=UTF-8");
          response.getWriter().print("page " + ++rendered);
        };
    filter.doFilter(request(address, language, cookies), answer.asResponse(), shop);
    var body = answer.body.toString(StandardCharsets.UTF_8);
    assertThat(answer.contentType).isEqualTo("text/html;charset=UTF-8");
    return body;
  }

  private static HttpServletRequest request(String address, String language, Cookie... cookies) {
    var parts = address.split("\\?");
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            PageCacheFilterTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getMethod" -> "GET";
                  case "getCookies" -> cookies.length == 0 ? null : cookies;
                  case "getHeader" -> null;
                  case "getAttribute" -> language;
                  case "setAttribute" -> null;
                  case "getRequestURI" -> parts[0];
                  case "getQueryString" -> parts.length > 1 ? parts[1] : null;
                  default -> throw new AssertionError(method);
                });
  }

  /** The response that the browser gets. */
  private static final class Answer {
    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    int status = 200;
    String contentType;
    boolean setsCookie;

    HttpServletResponse asResponse() {
      return (HttpServletResponse)
          Proxy.newProxyInstance(
              PageCacheFilterTest.class.getClassLoader(),
              new Class<?>[] {HttpServletResponse.class},
              (proxy, method, arguments) -> {
                switch (method.getName()) {
                  case "setContentType" -> contentType = (String) arguments[0];
                  case "setContentLength" -> assertThat(arguments[0]).isNotEqualTo(0);
                  case "getContentType" -> {
                    return contentType;
                  }
                  case "getCharacterEncoding" -> {
                    return "UTF-8";
                  }
                  case "getStatus" -> {
                    return status;
                  }
                  case "containsHeader" -> {
                    return setsCookie && arguments[0].equals("Set-Cookie");
                  }
                  case "getOutputStream" -> {
                    return stream();
                  }
                  case "getWriter" -> {
                    return new PrintWriter(body, true, StandardCharsets.UTF_8) {
                      @Override
                      public void print(String text) {
                        super.print(text);
                        flush();
                      }
                    };
                  }
                  default -> throw new AssertionError(method);
                }
                return null;
              });
    }

    private ServletOutputStream stream() {
      return new ServletOutputStream() {
        @Override
        public void write(int b) {
          body.write(b);
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          throw new AssertionError();
        }
      };
    }
  }
}
