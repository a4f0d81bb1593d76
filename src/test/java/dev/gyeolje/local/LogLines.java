package dev.gyeolje.local;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.stream.Stream;

/**
 * Converts a server's JSON log to plain text: the level, message and stack trace of each event.
 * Lines that are not JSON objects were printed before the server configured its log and stay
 * unchanged.
 */
public final class LogLines {

  private LogLines() {}

  /** Returns the plain lines of {@code text}, which has one JSON object per line. */
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

  /** Reads an event with Payara's or WildFly's field names. */
  private static Stream<String> event(JsonObject event) {
    var level = event.getString("Level", event.getString("level", ""));
    var message = event.getString("LogMessage", event.getString("message", ""));
    var thrown = event.getJsonObject("Throwable");
    var trace =
        thrown == null ? event.getString("stackTrace", "") : thrown.getString("StackTrace", "");
    return Stream.of(level + " " + message.strip(), trace).flatMap(String::lines);
  }
}
