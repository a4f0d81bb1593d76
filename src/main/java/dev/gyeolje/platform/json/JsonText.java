package dev.gyeolje.platform.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Optional;

/** JSON from outside, which may be anything, and our own. */
public final class JsonText {

  // jakarta.json.Json searches every jar for a provider at every call
  private static final JsonProvider JSON = JsonProvider.provider();

  private JsonText() {}

  /** The object that {@code text} spells, or nothing if it spells none. */
  public static Optional<JsonObject> object(String text) {
    return value(text)
        .flatMap(
            value -> value instanceof JsonObject object ? Optional.of(object) : Optional.empty());
  }

  /** The object or array that {@code text} spells, or nothing if it spells none. */
  public static Optional<JsonValue> value(String text) {
    try (var reader = JSON.createReader(new StringReader(text))) {
      return Optional.of(reader.read());
    } catch (RuntimeException notJson) {
      // not only JsonException: too deep a nesting or too long an exponent throw others
      return Optional.empty();
    }
  }

  /** An object to be filled. */
  public static JsonObjectBuilder newObject() {
    return JSON.createObjectBuilder();
  }

  /** An array to be filled. */
  public static JsonArrayBuilder newArray() {
    return JSON.createArrayBuilder();
  }
}
