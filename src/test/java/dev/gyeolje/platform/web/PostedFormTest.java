package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PostedFormTest {

  @Test
  void form_isReadByParametersAndByTheStream() throws IOException {
    var form = PostedForm.read(request("to=%2Fa", "name=%ED%99%8D+a%26b&to=c&empty&=x"));

    assertThat(form.getParameter("name")).isEqualTo("홍 a&b");
    assertThat(form.getParameterValues("to")).containsExactly("/a", "c");
    assertThat(form.getParameter("empty")).isEmpty();
    assertThat(form.getParameter("other")).isNull();
    assertThat(form.getParameterMap()).containsKeys("name", "to", "empty", "");
    assertThat(new String(form.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("name=%ED");
    // a server that asks for the stream again must find its end
    assertThat(form.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void whatIsNoForm_isRejected() {
    assertThatThrownBy(() -> PostedForm.read(request(null, "a=%zz")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static HttpServletRequest request(String query, String body) {
    var bytes = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    var stream =
        new ServletInputStream() {
          @Override
          public int read() {
            return bytes.read();
          }

          @Override
          public boolean isFinished() {
            return bytes.available() == 0;
          }

          @Override
          public boolean isReady() {
            return true;
          }

          @Override
          public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
          }
        };
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            PostedFormTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getQueryString" -> query;
                  case "getInputStream" -> stream;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
