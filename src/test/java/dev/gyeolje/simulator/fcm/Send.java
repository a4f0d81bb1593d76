package dev.gyeolje.simulator.fcm;

import dev.gyeolje.simulator.fcm.FcmTarget.Kind;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** One parsed request to send a message. */
record Send(String project, FcmTarget target, boolean dryRun, JsonObject message) {

  /** "The maximum payload for messages is 4096 bytes", FCM's documentation. */
  static final int LARGEST_PAYLOAD = 4096;

  /** Reports a request that FCM would reject because of its form. */
  static final class Rejected extends Exception {
    private static final long serialVersionUID = 1;
    final transient FcmReply reply;

    Rejected(FcmReply reply) {
      super(reply.body());
      this.reply = reply;
    }
  }

  static Send read(String project, String body) throws Rejected {
    try (var reader = Json.createReader(new StringReader(body))) {
      var request = reader.readObject();
      var message = request.getJsonObject("message");
      if (message == null) {
        throw new Rejected(FcmReply.badRequest("message", "Recipient of the message is not set."));
      }
      var send =
          new Send(project, target(message), request.getBoolean("validate_only", false), message);
      send.checkPayload();
      return send;
    } catch (JsonException | ClassCastException notOurs) {
      throw new Rejected(FcmReply.badRequest("message", "Invalid JSON payload received."));
    }
  }

  private static FcmTarget target(JsonObject message) throws Rejected {
    var kinds =
        Arrays.stream(Kind.values()).filter(kind -> message.containsKey(kind.field)).toList();
    if (kinds.size() != 1) {
      throw new Rejected(
          FcmReply.error(
              400,
              "INVALID_ARGUMENT",
              "INVALID_ARGUMENT",
              "Exactly one recipient of the message has to be set."));
    }
    var target = new FcmTarget(kinds.get(0), message.getString(kinds.get(0).field));
    if (!target.wellFormed()) {
      throw new Rejected(FcmFault.InvalidTarget.reply());
    }
    return target;
  }

  private void checkPayload() throws Rejected {
    checkHeader("TTL", "[0-9]{1,7}");
    checkHeader("Urgency", "very-low|low|normal|high");
    if (!label().matches("[a-zA-Z0-9_.~%-]{0,50}")) {
      throw new Rejected(
          FcmReply.badRequest("message.fcm_options.analytics_label", "Invalid analytics label."));
    }
    for (JsonValue value : object(message, "data").values()) {
      if (!(value instanceof JsonString)) {
        throw new Rejected(
            FcmReply.badRequest("message.data", "Invalid value, expected a string."));
      }
    }
    var payload = Json.createObjectBuilder(message).remove(target.kind().field).build();
    if (payload.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_PAYLOAD) {
      throw new Rejected(
          FcmReply.error(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT", "Message is too big."));
    }
  }

  /** Checks a header of the push services' protocol, RFC 8030, sections 5.2 and 5.3. */
  private void checkHeader(String name, String form) throws Rejected {
    if (!header(name).isEmpty() && !header(name).matches(form)) {
      throw new Rejected(FcmReply.badRequest("message.webpush.headers", "Invalid " + name + "."));
    }
  }

  /** Returns the message as the device receives it. */
  SentMessage sent(Instant now) {
    var name = newName();
    var notification = notification();
    var data =
        object(message, "data").entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, pair -> ((JsonString) pair.getValue()).getString()));
    return new SentMessage(
        name,
        target.value(),
        notification.getString("title", ""),
        notification.getString("body", ""),
        link(),
        data,
        header("TTL"),
        header("Urgency"),
        label(),
        now,
        pushed(name, notification));
  }

  private String newName() {
    return "projects/%s/messages/%s".formatted(project, UUID.randomUUID());
  }

  /**
   * Returns the notification with the web push fields, which override the common ones in a browser.
   */
  private JsonObject notification() {
    return Json.createObjectBuilder(object(message, "notification"))
        .addAll(Json.createObjectBuilder(object(object(message, "webpush"), "notification")))
        .build();
  }

  private String header(String name) {
    return object(object(message, "webpush"), "headers").getString(name, "");
  }

  private String label() {
    return object(message, "fcm_options").getString("analytics_label", "");
  }

  private String link() {
    return object(object(message, "webpush"), "fcm_options").getString("link", "");
  }

  /** Returns the push message's JSON with the names that the web SDK reads. */
  private JsonObject pushed(String name, JsonObject notification) {
    JsonObjectBuilder push =
        Json.createObjectBuilder()
            .add("fcmMessageId", name.substring(name.lastIndexOf('/') + 1))
            .add("priority", "normal");
    var shown = Json.createObjectBuilder(notification);
    if (!link().isEmpty()) {
      push.add("fcmOptions", Json.createObjectBuilder().add("link", link()));
      shown.add("click_action", link());
    }
    if (!notification.isEmpty()) {
      push.add("notification", shown);
    }
    if (message.containsKey("data")) {
      push.add("data", message.getJsonObject("data"));
    }
    return push.build();
  }

  private static JsonObject object(JsonObject in, String name) {
    return in.containsKey(name) ? in.getJsonObject(name) : JsonValue.EMPTY_JSON_OBJECT;
  }
}
