package dev.gyeolje.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gyeolje.local.LocalShop;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Creates dead letters. */
public final class DeadLetters {

  private DeadLetters() {}

  /**
   * Pushes a message to the shop as Pub/Sub does after its last attempt.
   *
   * @param subscription short name of the subscription that the message failed on
   * @param data the message's content
   */
  public static void push(LocalShop shop, String subscription, String data, String eventId) {
    var message =
        Json.createObjectBuilder()
            .add("messageId", UUID.randomUUID().toString())
            .add(
                "attributes",
                Json.createObjectBuilder()
                    .add("eventId", eventId)
                    .add("eventType", "OrderPaid")
                    .add("CloudPubSubDeadLetterSourceSubscription", subscription)
                    .add("CloudPubSubDeadLetterSourceDeliveryCount", "10"))
            .add("data", Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8)));
    var push =
        Json.createObjectBuilder()
            .add("message", message)
            .add("subscription", "projects/p/subscriptions/dead-letter-sub")
            .build()
            .toString();
    var pusher = Visitor.to(shop);
    try {
      var address = "/api/pubsub/dead-letter?token=" + shop.pushToken();
      assertThat(pusher.send(pusher.json(address, push)).statusCode()).isEqualTo(204);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
