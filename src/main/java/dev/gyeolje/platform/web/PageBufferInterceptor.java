package dev.gyeolje.platform.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Renders a page completely before the first byte is sent. If rendering fails, the browser gets an
 * error page instead of the first half of the page with status 200. Buffering is also faster: Krazo
 * writes each byte of a page separately, through all layers of JAX-RS and the server.
 */
@Provider
public class PageBufferInterceptor implements WriterInterceptor {

  /** The thread's class loader until the view is rendered. */
  private final ViewServiceFiles services =
      new ViewServiceFiles(PageBufferInterceptor.class.getClassLoader());

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    var type = context.getMediaType();
    if (type == null || !MediaType.TEXT_HTML_TYPE.isCompatible(type)) {
      context.proceed();
      return;
    }
    var client = context.getOutputStream();
    var page = new PageBuffer();
    context.setOutputStream(page);
    var thread = Thread.currentThread();
    var loader = thread.getContextClassLoader();
    thread.setContextClassLoader(services);
    try {
      context.proceed();
    } finally {
      thread.setContextClassLoader(loader);
      context.setOutputStream(client);
    }
    page.sendTo(client);
  }

  /** Like {@link java.io.ByteArrayOutputStream}, but without a lock for each byte. */
  private static final class PageBuffer extends OutputStream {

    /** Initial size in bytes; the list of products has 15 KB. */
    private static final int USUAL = 16 * 1024;

    private byte[] bytes = new byte[USUAL];
    private int length;

    @Override
    public void write(int b) {
      if (length == bytes.length) bytes = Arrays.copyOf(bytes, 2 * length);
      bytes[length++] = (byte) b;
    }

    void sendTo(OutputStream client) throws IOException {
      client.write(bytes, 0, length);
    }
  }
}
