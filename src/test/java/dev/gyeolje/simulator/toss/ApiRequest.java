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
 * A request to the payments API, understood as far as its address goes.
 *
 * @param id the payment key or order id in the address, or null at confirm
 * @param byOrder whether {@code id} is an order id
 * @param body null if it was no JSON object
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

  /** Empty if there is no such address. */
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

  /** The text of that member, or null if it is absent or something else. */
  String text(String name) {
    JsonValue value = body == null ? null : body.get(name);
    return value instanceof JsonString text ? text.getString() : null;
  }

  /** The text of a member that must be there. */
  String requiredText(String name) {
    String text = text(name);
    if (text == null || text.isBlank()) throw new Rejection("INVALID_REQUEST");
    return text;
  }

  /** The won of that member, or null if it is absent; rejects anything but a whole number. */
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
