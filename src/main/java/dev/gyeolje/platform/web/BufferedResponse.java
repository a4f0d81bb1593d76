package dev.gyeolje.platform.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Buffers the body of a response until {@link #send}, so that it can be cached. */
final class BufferedResponse extends HttpServletResponseWrapper {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream(32 * 1024);
  private @Nullable ServletOutputStream stream;
  private @Nullable PrintWriter writer;
  private boolean error;

  BufferedResponse(HttpServletResponse response) {
    super(response);
  }

  /** Whether the response is a complete page without an error or a cookie. */
  boolean isWholePage() {
    return !error
        && getStatus() == SC_OK
        && getContentType() != null
        && !containsHeader("Set-Cookie")
        && body().length > 0;
  }

  /** The body written so far. */
  byte[] body() {
    if (writer != null) writer.flush();
    return body.toByteArray();
  }

  /** Sends the buffered body. */
  void send() throws IOException {
    if (error || body().length == 0) return;
    setContentLength(body.size());
    super.getOutputStream().write(body.toByteArray());
  }

  @Override
  public ServletOutputStream getOutputStream() {
    if (stream == null) stream = new Held(body);
    return stream;
  }

  @Override
  public PrintWriter getWriter() {
    if (writer == null)
      writer =
          new PrintWriter(
              new OutputStreamWriter(body, Charset.forName(getCharacterEncoding())), false);
    return writer;
  }

  @Override
  public void flushBuffer() {
    // the body stays buffered
  }

  @Override
  public void resetBuffer() {
    if (writer != null) writer.flush();
    body.reset();
  }

  @Override
  public void reset() {
    resetBuffer();
    super.reset();
  }

  @Override
  public void sendError(int status) throws IOException {
    error = true;
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    error = true;
    super.sendError(status, message);
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    error = true;
    super.sendRedirect(location);
  }

  private static final class Held extends ServletOutputStream {
    private final ByteArrayOutputStream body;

    Held(ByteArrayOutputStream body) {
      this.body = body;
    }

    @Override
    public void write(int b) {
      body.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      body.write(bytes, from, length);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("a page is written by blocking writes only");
    }
  }
}
