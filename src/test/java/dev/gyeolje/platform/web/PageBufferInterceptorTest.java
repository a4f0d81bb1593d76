package dev.gyeolje.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PageBufferInterceptorTest {

  /** Larger than the buffers of JAX-RS and of the server. */
  private static final String PAGE = "가나다 <p>".repeat(10_000);

  private final ByteArrayOutputStream client = new ByteArrayOutputStream();

  /** Writes what a view writes. */
  private interface View {
    void render(OutputStream stream) throws IOException;
  }

  @Test
  void page_isSentUnchanged() throws Exception {
    answer(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"), this::writeBytewise);

    assertThat(client.toString("UTF-8")).isEqualTo(PAGE);
  }

  @Test
  void pageThatFailsHalfway_sendsNothing() {
    assertThatThrownBy(
            () ->
                answer(
                    MediaType.TEXT_HTML_TYPE,
                    stream -> {
                      writeBytewise(stream);
                      throw new IOException("view failed");
                    }))
        .hasMessage("view failed");

    assertThat(client.size()).isZero();
  }

  @Test
  void jsonIsNotBuffered() throws Exception {
    var seen = new AtomicReference<OutputStream>();

    answer(MediaType.APPLICATION_JSON_TYPE, seen::set);

    assertThat(seen).hasValue(client);
  }

  private void writeBytewise(OutputStream stream) throws IOException {
    for (byte b : PAGE.getBytes("UTF-8")) stream.write(b);
    stream.flush();
  }

  private void answer(MediaType type, View view) throws IOException {
    var stream = new AtomicReference<OutputStream>(client);
    var context =
        (WriterInterceptorContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {WriterInterceptorContext.class},
                (proxy, method, arguments) -> {
                  switch (method.getName()) {
                    case "getMediaType" -> {
                      return type;
                    }
                    case "getOutputStream" -> {
                      return stream.get();
                    }
                    case "setOutputStream" -> stream.set((OutputStream) arguments[0]);
                    case "proceed" -> view.render(stream.get());
                    default -> throw new UnsupportedOperationException(method.getName());
                  }
                  return null;
                });
    new PageBufferInterceptor().aroundWriteTo(context);
  }
}
