package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.support.MovableClock;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommonPartsTest {

  private final CommonParts parts = new CommonParts();
  private final MovableClock time = new MovableClock();
  private final Map<String, Object> attributes = new HashMap<>(Map.of("lang", "ko"));
  private String query;
  private int read;

  @BeforeEach
  void wire() {
    parts.clock = time;
    parts.request = request();
    parts.create();
  }

  @Test
  void part_isReadAndRenderedOnceForVisitorsOfTheSameHalfSecond() {
    var first = requested();
    first.keep("<h1>list</h1>");
    time.move(Duration.ofMillis(499));

    assertThat(requested()).isSameAs(first);
    assertThat(requested().html()).isEqualTo("<h1>list</h1>");
    assertThat(read).isEqualTo(1);
  }

  @Test
  void partThatIsASecondOld_isNotShown() {
    var first = requested();
    time.move(Duration.ofSeconds(1));

    assertThat(requested()).isNotSameAs(first);
    assertThat(requested().html()).isNull();
  }

  @Test
  void otherAddressesAndLanguages_havePartsOfTheirOwn() {
    var first = requested();
    query = "category=living";
    var second = requested();
    attributes.put("lang", "en");
    var third = requested();

    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
    assertThat(read).isEqualTo(3);
  }

  @Test
  void partOfPageThatIsCachedItself_isReadAnew() {
    var old = requested();
    time.move(Duration.ofMillis(400));
    attributes.put(PageCacheFilter.class.getName(), true);

    var current = requested();

    assertThat(current).isNotSameAs(old);
    attributes.remove(PageCacheFilter.class.getName());
    assertThat(requested()).as("for all others, too").isSameAs(current);
  }

  private CommonPart requested() {
    return parts.get(() -> "list " + ++read);
  }

  private HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getAttribute" -> attributes.get((String) arguments[0]);
                  case "getRequestURI" -> "/";
                  case "getQueryString" -> query;
                  default -> throw new AssertionError(method);
                });
  }
}
