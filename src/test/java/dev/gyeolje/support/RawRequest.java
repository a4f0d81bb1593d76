package dev.gyeolje.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests that no orderly client sends. */
public final class RawRequest {

  private static final int PATIENCE_MILLIS = 30_000;

  private RawRequest() {}

  /**
   * The whole answer, headers and all.
   *
   * @param line method and target as they go over the wire, e.g. {@code GET /?q=%}
   */
  public static String answer(URI origin, String line, String... headers) {
    return answerOf("localhost", origin, line, headers);
  }

  /** As {@link #answer}, to a request that names another host. */
  public static String answerOf(String host, URI origin, String line, String... headers) {
    try (var socket = new Socket("127.0.0.1", origin.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      var request =
          new StringBuilder(line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n");
      for (var header : headers) request.append(header).append("\r\n");
      socket
          .getOutputStream()
          .write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that the server says to these very characters, until it hangs up. */
  public static String conversation(URI origin, String text) {
    try (var socket = new Socket("127.0.0.1", origin.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first {@code length} characters that the server says to these very characters. */
  public static String beginning(URI origin, String text, int length) {
    try (var socket = new Socket("127.0.0.1", origin.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The status of the answer. */
  public static int status(URI origin, String line, String... headers) {
    return Integer.parseInt(answer(origin, line, headers).split(" ", 3)[1]);
  }

  /** A header that goes over the wire in UTF-8, where one byte a character is usual. */
  public static String utf8(String header) {
    return new String(header.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
