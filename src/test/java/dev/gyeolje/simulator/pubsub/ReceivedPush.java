package dev.gyeolje.simulator.pubsub;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A push as an endpoint receives it: a POST with the wrapped JSON body. */
record ReceivedPush(Headers headers, String query, JsonObject body, long nanoTime) {

  static ReceivedPush of(HttpExchange exchange) throws IOException {
    try (var reader = Json.createReader(exchange.getRequestBody())) {
      return new ReceivedPush(
          exchange.getRequestHeaders(),
          exchange.getRequestURI().getQuery(),
          reader.readObject(),
          System.nanoTime());
    }
  }

  String id() {
    return message().getString("messageId");
  }

  /**
   * Returns the data, empty for a message with only attributes. Some servers then omit the field,
   * others send "".
   */
  String data() {
    byte[] data = Base64.getDecoder().decode(message().getString("data", ""));
    return new String(data, StandardCharsets.UTF_8);
  }

  Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    if (message().containsKey("attributes")) {
      JsonObject json = message().getJsonObject("attributes");
      json.keySet().forEach(name -> attributes.put(name, json.getString(name)));
    }
    return attributes;
  }

  JsonObject message() {
    return body.getJsonObject("message");
  }
}
