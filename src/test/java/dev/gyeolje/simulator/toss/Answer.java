package dev.gyeolje.simulator.toss;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A complete HTTP response, with the same bytes each time it is sent. */
record Answer(int status, String type, String body) {
  /** No response: the connection closes. */
  static final Answer DROPPED = new Answer(0, null, null);

  private static final Pattern WORD = Pattern.compile("\"(?:status|code)\":\"([A-Z_]+)\"");

  /** Creates a JSON response without a charset, as Toss sends it. */
  static Answer json(int status, JsonObject body) {
    return new Answer(status, "application/json", body.toString());
  }

  static Answer html(int status, String body) {
    return new Answer(status, "text/html;charset=UTF-8", body);
  }

  static Answer error(ErrorCode error) {
    return json(
        error.status(),
        Json.createObjectBuilder()
            .add("code", error.code())
            .add("message", error.message())
            .build());
  }

  /** Returns this response with another value of one member; an error response stays unchanged. */
  Answer with(String member, String json) {
    if (status != 200) return this;
    try (var whole = Json.createReader(new StringReader(body));
        var value = Json.createReader(new StringReader(json))) {
      return json(
          status,
          Json.createObjectBuilder(whole.readObject()).add(member, value.readValue()).build());
    }
  }

  Answer firstHalf() {
    return new Answer(status, type, body.substring(0, body.length() / 2));
  }

  /**
   * Returns the HTTP status for the console, followed by the payment's status or the error code if
   * there is one.
   */
  String summary() {
    if (this == DROPPED) return "dropped";
    Matcher word = WORD.matcher(body);
    return word.find() ? status + " " + word.group(1) : String.valueOf(status);
  }

  void send(HttpExchange exchange) throws IOException {
    try (exchange) { // without a response, closing the exchange closes the connection
      if (this == DROPPED) return;
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      // Without this call, the server closes a connection that it announced to keep alive.
      exchange.getRequestBody();
    }
  }
}
