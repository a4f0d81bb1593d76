package dev.gyeolje.simulator.pubsub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Reads the console over HTTP. */
final class ConsoleReader {

  private ConsoleReader() {}

  static String page(PubSubSimulator simulator) {
    try (var in = simulator.console().toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns the part of the page about one message. */
  static String message(PubSubSimulator simulator, String id) {
    return Stream.of(page(simulator).split("<article>"))
        .filter(part -> part.contains(id))
        .findFirst()
        .orElseThrow();
  }

  /** Posts a form without following the redirect and returns the HTTP status. */
  static int post(PubSubSimulator simulator, String path, String form) throws IOException {
    var connection = (HttpURLConnection) simulator.console().resolve(path).toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setDoOutput(true);
    connection.getOutputStream().write(form.getBytes(StandardCharsets.UTF_8));
    return connection.getResponseCode();
  }
}
