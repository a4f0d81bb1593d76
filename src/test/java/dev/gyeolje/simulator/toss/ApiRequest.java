package dev.gyeolje.simulator.toss;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request to the payments API, with the call and the id from its path.
 *
 * @param id the payment key or order id in the path, or null for a confirm
 * @param byOrder whether {@code id} is an order id
 * @param body the JSON object, or null if the body is not one
 */
record ApiRequest(
    Call call,
    String method,
    String path,
    String id,
    boolean byOrder,
    Headers headers,
    JsonObject body) {
  private static final Pattern CONFIRM = Pattern.compile("/v1/payments/confirm");
  private static final Pattern CANCEL = Pattern.compile("/v1/payments/([^/]+)/cancel");
  private static final Pattern BY_ORDER = Pattern.compile("/v1/payments/orders/([^/]+)");
  private static final Pattern BY_KEY = Pattern.compile("/v1/payments/([^/]+)");
  private static final int LARGEST_BODY = 1 << 20;

  /** Reads a request; returns empty if the API has no such path. */
  static Optional<ApiRequest> read(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getRawPath();
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
    Matcher match;
    Call call;
    if (method.equals("POST") && (match = CONFIRM.matcher(path)).matches()) call = Call.CONFIRM;
    else if (method.equals("POST") && (match = CANCEL.matcher(path)).matches()) call = Call.CANCEL;
    else if (method.equals("GET") && (match = BY_ORDER.matcher(path)).matches())
      call = Call.RETRIEVE;
    else if (method.equals("GET") && (match = BY_KEY.matcher(path)).matches()) call = Call.RETRIEVE;
    else return Optional.empty();
    String id =
        match.groupCount() == 0 ? null : URLDecoder.decode(match.group(1), StandardCharsets.UTF_8);
    return Optional.of(
        new ApiRequest(
            call,
            method,
            path,
            id,
            match.pattern() == BY_ORDER,
            exchange.getRequestHeaders(),
            json(body)));
  }

  private static JsonObject json(byte[] body) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
      return reader.readObject();
    } catch (JsonException notAnObject) {
      return null;
    }
  }

  String header(String name) {
    return headers.getFirst(name);
  }

  /** Returns the text of the member, or null if it is absent or not a string. */
  String text(String name) {
    JsonValue value = body == null ? null : body.get(name);
    return value instanceof JsonString text ? text.getString() : null;
  }

  /** Returns the text of a required member; rejects a missing or blank one. */
  String requiredText(String name) {
    String text = text(name);
    if (text == null || text.isBlank()) throw new Rejection("INVALID_REQUEST");
    return text;
  }

  /**
   * Returns the amount of the member in won, or null if it is absent; rejects any value but a whole
   * number.
   */
  Long won(String name) {
    JsonValue value = body == null ? null : body.get(name);
    if (value == null || value == JsonValue.NULL) return null;
    try {
      return ((JsonNumber) value).longValueExact();
    } catch (ClassCastException | ArithmeticException notWon) {
      throw new Rejection("INVALID_REQUEST");
    }
  }
}
