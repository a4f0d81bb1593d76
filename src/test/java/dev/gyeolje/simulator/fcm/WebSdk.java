package dev.gyeolje.simulator.fcm;

import dev.gyeolje.simulator.fcm.FcmTarget.Kind;
import dev.gyeolje.simulator.http.HttpCall;
import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Serves the scripts for pages and service workers, and the API that these scripts call. */
final class WebSdk {

  /** Maps each script to its parts, in order. */
  private static final Map<String, List<String>> SCRIPTS =
      Map.of(
          "/sdk/firebase-app-compat.js", List.of("app.js", "app-compat.js"),
          "/sdk/firebase-messaging-compat.js", List.of("messaging.js", "messaging-compat.js"),
          "/sdk/firebase-app.js", List.of("app.js", "app-module.js"),
          "/sdk/firebase-messaging.js", List.of("messaging.js", "messaging-module.js"));

  private final Devices devices;
  private final URI origin;

  WebSdk(Devices devices, URI origin) {
    this.devices = devices;
    this.origin = origin;
  }

  void serve(HttpCall call) throws IOException {
    // Any shop page may load and call this, as with Google's URLs.
    call.with("Access-Control-Allow-Origin", "*");
    if (call.route().startsWith("OPTIONS ")) {
      call.with("Access-Control-Allow-Methods", "GET, POST, DELETE")
          .with("Access-Control-Allow-Headers", "Content-Type")
          .empty(204);
    } else if (SCRIPTS.containsKey(call.path())) {
      call.send(200, "text/javascript; charset=UTF-8", script(call.path()));
    } else {
      switch (call.route()) {
        case "POST /sdk/registrations" -> register(call);
        case "DELETE /sdk/registrations" -> unregister(call);
        case "GET /sdk/messages" -> messages(call);
        default -> call.empty(404);
      }
    }
  }

  private String script(String path) {
    var text = new StringBuilder();
    SCRIPTS.get(path).forEach(unit -> text.append(resource(unit)));
    return text.toString().replace("{{origin}}", origin.toString());
  }

  private static String resource(String name) {
    try (var in = WebSdk.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void register(HttpCall call) throws IOException {
    try (var reader = Json.createReader(new StringReader(call.body()))) {
      var request = reader.readObject();
      var kind = Kind.valueOf(request.getString("kind"));
      var target = new FcmTarget(kind, request.getString("value"));
      if (!target.wellFormed()) {
        call.empty(400);
        return;
      }
      devices.register(target, request.getString("name", ""));
      call.empty(204);
    } catch (JsonException
        | ClassCastException
        | NullPointerException
        | IllegalArgumentException e) {
      call.empty(400);
    }
  }

  private void unregister(HttpCall call) throws IOException {
    devices.unregister(call.query().getOrDefault("target", ""));
    call.empty(204);
  }

  /** Returns the target's messages after the first {@code after} ones. */
  private void messages(HttpCall call) throws IOException {
    var all = devices.messagesTo(call.query().getOrDefault("target", ""));
    var payloads = Json.createArrayBuilder();
    all.stream().skip(first(call)).map(SentMessage::payload).forEach(payloads::add);
    call.json(
        Json.createObjectBuilder()
            .add("next", all.size())
            .add("messages", payloads)
            .build()
            .toString());
  }

  private static int first(HttpCall call) {
    var after = call.query().getOrDefault("after", "0");
    return after.matches("\\d{1,9}") ? Integer.parseInt(after) : 0;
  }
}
