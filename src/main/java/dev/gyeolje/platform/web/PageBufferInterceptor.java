package dev.gyeolje.platform.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Renders a page completely before it sends the first byte. A page that fails on its way is
 * answered by an error page, and not by its first half with status 200. It is also quicker: Krazo
 * hands each byte of a page singly to the stream below, through all of the layers of JAX-RS and the
 * server.
 */
@Provider
public class PageBufferInterceptor implements WriterInterceptor {

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
    try {
      context.proceed();
    } finally {
      context.setOutputStream(client);
    }
    page.sendTo(client);
  }

  /** {@link java.io.ByteArrayOutputStream} without its lock for each byte. */
  private static final class PageBuffer extends OutputStream {

    /** Bytes; the largest of the shop's usual pages. */
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
