package dev.gyeolje.platform.json;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Optional;

/** JSON that came from outside, and may be anything. */
public final class JsonText {

  private JsonText() {}

  /** The object that {@code text} spells, or nothing if it spells none. */
  public static Optional<JsonObject> object(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return Optional.of(reader.readObject());
    } catch (RuntimeException notAnObject) {
      // not only JsonException: too deep a nesting or too long an exponent throw others
      return Optional.empty();
    }
  }
}
