package dev.gyeolje.simulator.pubsub;

import com.google.protobuf.util.Timestamps;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Creates the wrapped JSON body of a push, with id and time in both spellings as the real service
 * sends them.
 */
final class PushBody {

  // Json.createObjectBuilder would search for its provider for every message.
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private PushBody() {}

  static byte[] of(Subscription subscription, Delivery delivery) {
    JsonObjectBuilder body =
        JSON.createObjectBuilder()
            .add("subscription", subscription.getName())
            .add("message", message(delivery.message().content));
    if (subscription.hasDeadLetterPolicy()) body.add("deliveryAttempt", delivery.attempt());
    return body.build().toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Omits empty fields, as in every JSON form of a protobuf message. */
  private static JsonObject message(PubsubMessage message) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    if (message.getAttributesCount() > 0) {
      json.add("attributes", JSON.createObjectBuilder(Map.copyOf(message.getAttributesMap())));
    }
    if (!message.getData().isEmpty()) {
      json.add("data", Base64.getEncoder().encodeToString(message.getData().toByteArray()));
    }
    String publishTime = Timestamps.toString(message.getPublishTime());
    return json.add("messageId", message.getMessageId())
        .add("message_id", message.getMessageId())
        .add("publishTime", publishTime)
        .add("publish_time", publishTime)
        .build();
  }
}
