package dev.gyeolje.local;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.stream.Stream;

/**
 * A server's log as people read it: an event becomes its level, its message and its stack trace.
 * What is no JSON object was printed before the log was configured, and stays as it is.
 */
public final class LogLines {

  private LogLines() {}

  /** The lines of {@code text}, which is one JSON object a line. */
  public static Stream<String> of(String text) {
    return text.lines().flatMap(LogLines::readable);
  }

  private static Stream<String> readable(String line) {
    if (!line.startsWith("{")) return Stream.of(line);
    try (var reader = Json.createReader(new StringReader(line))) {
      return event(reader.readObject());
    } catch (JsonException brokenOff) {
      return Stream.of(line);
    }
  }

  /** Payara's names, and WildFly's. */
  private static Stream<String> event(JsonObject event) {
    var level = event.getString("Level", event.getString("level", ""));
    var message = event.getString("LogMessage", event.getString("message", ""));
    var thrown = event.getJsonObject("Throwable");
    var trace =
        thrown == null ? event.getString("stackTrace", "") : thrown.getString("StackTrace", "");
    return Stream.of(level + " " + message.strip(), trace).flatMap(String::lines);
  }
}
