package dev.gyeolje.messaging.pubsub;

import dev.gyeolje.messaging.IncomingMessage;
import dev.gyeolje.platform.json.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The body of a push in Pub/Sub's wrapped form. Unknown members are ignored; attributes and data
 * may be absent.
 */
record PushEnvelope(IncomingMessage message) {

  /** The body is not in Pub/Sub's wrapped form and contains no message. */
  static class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedException(String what) {
      super(what);
    }
  }

  /**
   * @throws MalformedException if the body is not a push
   */
  static PushEnvelope parse(String subscription, String body) throws MalformedException {
    var push =
        JsonText.object(body)
            .orElseThrow(() -> new MalformedException("The body is not a JSON object."));
    JsonObject message = push.get("message") instanceof JsonObject m ? m : null;
    if (message == null) throw new MalformedException("The body has no object \"message\".");
    return new PushEnvelope(
        new IncomingMessage(subscription, id(message), decoded(message), attributes(message)));
  }

  private static String id(JsonObject message) throws MalformedException {
    for (var spelling : new String[] {"messageId", "message_id"})
      if (message.get(spelling) instanceof JsonString id && !id.getString().isBlank())
        return id.getString();
    throw new MalformedException("The message has no \"messageId\".");
  }

  private static String decoded(JsonObject message) throws MalformedException {
    var data = message.get("data");
    if (data == null || data == JsonValue.NULL) return "";
    if (data instanceof JsonString text)
      try {
        return new String(Base64.getDecoder().decode(text.getString()), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException notBase64) {
        // falls through to the rejection
      }
    throw new MalformedException("The message's \"data\" is not base64.");
  }

  private static Map<String, String> attributes(JsonObject message) {
    if (!(message.get("attributes") instanceof JsonObject attributes)) return Map.of();
    return attributes.entrySet().stream()
        .filter(e -> e.getValue() instanceof JsonString)
        .collect(Collectors.toMap(Map.Entry::getKey, e -> ((JsonString) e.getValue()).getString()));
  }
}
