package dev.gyeolje.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingMessageTest {

  /** The relay may publish one event twice, and the broker then names it twice. */
  @Test
  void ourOwnEventId_winsOverTheBrokers() {
    assertThat(message("{}", Map.of("eventId", "own")).eventId()).isEqualTo("own");
  }

  @Test
  void brokersId_isUsedWhereThereIsNoneOfOurs() {
    assertThat(message("{}", Map.of()).eventId()).isEqualTo("broker");
    assertThat(message("{}", Map.of("eventId", "")).eventId()).isEqualTo("broker");
    assertThat(message("{}", Map.of("eventId", " \t")).eventId()).isEqualTo("broker");
  }

  @Test
  void text_isRead() {
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
  void contentWithoutTheText_canNeverBeDealtWith(String data) {
    assertThatThrownBy(() -> message(data, Map.of()).text("orderId"))
        .isInstanceOf(UnprocessableMessageException.class);
  }

  @Test
  void endlesslyNestedContent_canNeverBeDealtWith() {
    assertThatThrownBy(() -> message("{\"a\":".repeat(100_000), Map.of()).json())
        .isInstanceOf(UnprocessableMessageException.class);
  }

  /** Reasons go to logs; what a message holds does not. */
  @Test
  void reason_holdsNothingOfTheContent() {
    assertThatThrownBy(() -> message("secret", Map.of()).json()).hasMessageNotContaining("secret");
  }

  @Test
  void attributeThatIsNotThere_isEmpty() {
    assertThat(message("{}", Map.of()).attribute("eventType")).isEmpty();
  }

  private static IncomingMessage message(String data, Map<String, String> attributes) {
    return new IncomingMessage("checkout-stock", "broker", data, attributes);
  }
}
