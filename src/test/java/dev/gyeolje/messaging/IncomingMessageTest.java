package dev.gyeolje.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingMessageTest {

  /** The relay may publish one event twice; the broker then assigns two message ids. */
  @Test
  void shopEventId_takesPrecedenceOverBrokerId() {
    assertThat(message("{}", Map.of("eventId", "own")).eventId()).isEqualTo("own");
  }

  @Test
  void missingOrBlankEventId_fallsBackToBrokerId() {
    assertThat(message("{}", Map.of()).eventId()).isEqualTo("broker");
    assertThat(message("{}", Map.of("eventId", "")).eventId()).isEqualTo("broker");
    assertThat(message("{}", Map.of("eventId", " \t")).eventId()).isEqualTo("broker");
  }

  @Test
  void stringField_isReturned() {
    assertThat(message("{\"orderId\": \"가\", \"n\": 1}", Map.of()).text("orderId")).isEqualTo("가");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "\"orderId\"",
        "[]",
        "[{\"orderId\": \"a\"}]",
        "{",
        "{}",
        "{\"orderId\": 7}",
        "{\"orderId\": null}",
        "{\"orderId\": {}}",
        "<html>",
        "\0",
        "{\"orderId\": \"a\""
      })
  void contentWithoutStringField_isUnprocessable(String data) {
    assertThatThrownBy(() -> message(data, Map.of()).text("orderId"))
        .isInstanceOf(UnprocessableMessageException.class);
  }

  @Test
  void deeplyNestedContent_isUnprocessable() {
    assertThatThrownBy(() -> message("{\"a\":".repeat(100_000), Map.of()).json())
        .isInstanceOf(UnprocessableMessageException.class);
  }

  /** The shop logs the reason, so it must not contain message content. */
  @Test
  void exceptionMessage_omitsContent() {
    assertThatThrownBy(() -> message("secret", Map.of()).json()).hasMessageNotContaining("secret");
  }

  @Test
  void missingAttribute_isEmpty() {
    assertThat(message("{}", Map.of()).attribute("eventType")).isEmpty();
  }

  private static IncomingMessage message(String data, Map<String, String> attributes) {
    return new IncomingMessage("checkout-stock", "broker", data, attributes);
  }
}
