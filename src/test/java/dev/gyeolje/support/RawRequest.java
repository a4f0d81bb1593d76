package dev.gyeolje.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends requests that regular HTTP clients do not send. */
public final class RawRequest {

  /** The first request to a page also waits for its compilation, on a machine that may be slow. */
  private static final int PATIENCE_MILLIS = 120_000;

  private RawRequest() {}

  /**
   * Returns the whole response with its headers.
   *
   * @param line method and target exactly as sent, e.g. {@code GET /?q=%}
   */
  public static String answer(URI origin, String line, String... headers) {
    return answerOf("localhost", origin, line, headers);
  }

  /** Like {@link #answer}, but with another host name in the {@code Host} header. */
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

  /** Sends exactly this text; returns all that the server sends until it closes the connection. */
  public static String conversation(URI origin, String text) {
    try (var socket = new Socket("127.0.0.1", origin.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends exactly this text; returns the first {@code length} characters of the response. */
  public static String beginning(URI origin, String text, int length) {
    try (var socket = new Socket("127.0.0.1", origin.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the status of the response. */
  public static int status(URI origin, String line, String... headers) {
    return Integer.parseInt(answer(origin, line, headers).split(" ", 3)[1]);
  }

  /**
   * Returns the header so that it is sent in UTF-8, although requests are sent one byte a
   * character.
   */
  public static String utf8(String header) {
    return new String(header.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
