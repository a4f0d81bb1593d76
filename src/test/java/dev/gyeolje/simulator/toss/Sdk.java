package dev.gyeolje.simulator.toss;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/**
 * Serves the requests of the SDK on the shop's page: the list of payment methods and the opening of
 * a payment window.
 */
final class Sdk implements HttpHandler {
  private final Ledger ledger;
  private final String origin;

  Sdk(Ledger ledger, String origin) {
    this.ledger = ledger;
    this.origin = origin;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    // The shop's page has another origin. Its script sends text/plain, which needs no preflight.
    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
    answer(exchange).send(exchange);
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    try {
      return switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
        case "GET /sdk/widget" -> widget(Html.query(exchange));
        case "POST /sdk/payments" -> open(exchange);
        default -> Answer.error(ErrorCode.of("NOT_FOUND"));
      };
    } catch (Rejection rejection) {
      return Answer.error(rejection.error());
    }
  }

  private static Answer widget(Map<String, String> query) {
    Merchant.ofClientKey(query.get("clientKey"));
    JsonArrayBuilder methods = Json.createArrayBuilder();
    for (PaymentMethod method : PaymentMethod.values())
      methods.add(
          Json.createObjectBuilder()
              .add("code", method.name())
              .add("ko", method.korean)
              .add("en", method.english));
    return Answer.json(200, Json.createObjectBuilder().add("methods", methods).build());
  }

  private Answer open(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(1 << 16);
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
      JsonObject message = reader.readObject();
      String key = ledger.open(WindowRequest.read(message));
      String language = message.getString("language", "ko");
      return Answer.json(
          200,
          Json.createObjectBuilder()
              .add(
                  "url",
                  origin + "/window/" + key + "?lang=" + (language.equals("en") ? "en" : "ko"))
              .build());
    } catch (JsonException malformed) {
      throw new Rejection("INVALID_REQUEST");
    }
  }
}
