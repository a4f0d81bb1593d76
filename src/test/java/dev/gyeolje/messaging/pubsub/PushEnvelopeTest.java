package dev.gyeolje.messaging.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gyeolje.messaging.IncomingMessage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushEnvelopeTest {

  private static final String DATA =
      Base64.getEncoder().encodeToString("{\"n\":\"가\"}".getBytes(StandardCharsets.UTF_8));

  @Test
  void pushBody_isParsed() throws Exception {
    var body =
        """
        {"message": {"data": "%s", "messageId": "17", "message_id": "17",
          "publishTime": "2026-11-23T10:00:00Z", "publish_time": "2026-11-23T10:00:00Z",
          "orderingKey": "", "attributes": {"eventId": "e", "eventType": "OrderPaid"}},
         "subscription": "projects/p/subscriptions/s", "deliveryAttempt": 3}
        """
            .formatted(DATA);

    assertThat(parsed(body))
        .isEqualTo(
            new IncomingMessage(
                "checkout-stock",
                "17",
                "{\"n\":\"가\"}",
                Map.of("eventId", "e", "eventType", "OrderPaid")));
  }

  @Test
  void messageWithoutData_hasEmptyText() throws Exception {
    for (var members : new String[] {"", ", \"data\": null", ", \"data\": \"\""})
      assertThat(parsed("{\"message\": {\"messageId\": \"17\"" + members + "}}"))
          .isEqualTo(new IncomingMessage("checkout-stock", "17", "", Map.of()));
  }

  @Test
  void nonStringAttributes_areIgnored() throws Exception {
    assertThat(
            parsed(
                    "{\"message\": {\"messageId\": \"1\", \"attributes\": {\"a\": \"b\", \"c\": 7, \"d\": null}}}")
                .attributes())
        .isEqualTo(Map.of("a", "b"));
    assertThat(
            parsed("{\"message\": {\"messageId\": \"1\", \"attributes\": [\"a\"]}}").attributes())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "7",
        "[]",
        "{}",
        "<html>",
        "{\"message\": {\"messageId\": \"17\"}",
        "{\"message\": null}",
        "{\"message\": \"text\"}",
        "{\"message\": []}",
        "{\"message\": {}}",
        "{\"message\": {\"messageId\": 17}}",
        "{\"message\": {\"messageId\": \" \"}}",
        "{\"message\": {\"messageId\": \"17\", \"data\": 7}}",
        "{\"message\": {\"messageId\": \"17\", \"data\": {}}}",
        "{\"message\": {\"messageId\": \"17\", \"data\": \"not base64!\"}}",
        "{\"message\": {\"messageId\": \"17\", \"data\": \"YQ\\u0000=\"}}"
      })
  void invalidBody_isMalformed(String body) {
    assertThatThrownBy(() -> parsed(body)).isInstanceOf(PushEnvelope.MalformedException.class);
  }

  @Test
  void deeplyNestedBody_isMalformed() {
    assertThatThrownBy(() -> parsed("{\"message\":".repeat(100_000)))
        .isInstanceOf(PushEnvelope.MalformedException.class);
  }

  private static IncomingMessage parsed(String body) throws PushEnvelope.MalformedException {
    return PushEnvelope.parse("checkout-stock", body).message();
  }
}
