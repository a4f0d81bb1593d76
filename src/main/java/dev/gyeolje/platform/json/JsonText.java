package dev.gyeolje.platform.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Optional;

/** Parses untrusted JSON, and builds the shop's own. */
public final class JsonText {

  // jakarta.json.Json searches every jar for a provider on each call
  private static final JsonProvider JSON = JsonProvider.provider();

  private JsonText() {}

  /** Parses {@code text}; empty if it is not a JSON object. */
  public static Optional<JsonObject> object(String text) {
    return value(text)
        .flatMap(
            value -> value instanceof JsonObject object ? Optional.of(object) : Optional.empty());
  }

  /** Parses {@code text}; empty if it is neither a JSON object nor a JSON array. */
  public static Optional<JsonValue> value(String text) {
    try (var reader = JSON.createReader(new StringReader(text))) {
      return Optional.of(reader.read());
    } catch (RuntimeException notJson) {
      // not only JsonException: too deep nesting or too long an exponent throw other exceptions
      return Optional.empty();
    }
  }

  /** Returns a builder for an object. */
  public static JsonObjectBuilder newObject() {
    return JSON.createObjectBuilder();
  }

  /** Returns a builder for an array. */
  public static JsonArrayBuilder newArray() {
    return JSON.createArrayBuilder();
  }
}
