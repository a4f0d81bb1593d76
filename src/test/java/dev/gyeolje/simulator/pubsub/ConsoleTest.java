package dev.gyeolje.simulator.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.pubsub.v1.TopicName;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest extends SimulatorFixture {

  @Test
  void console_showsDeliveryHistoryOfMessage() throws Exception {
    TopicName topic = newTopic();
    String subscription = subscribe(topic, "/push");
    endpoint.answersInTurn("/push", 500, 204);

    String id = google.publish(topic, message("{\"orderId\":\"o-1\"}", Map.of("eventId", "e-1")));
    awaitIdle();

    assertThat(ConsoleReader.page(simulator))
        .contains("<h1>Pub/Sub simulator</h1>", topic.toString(), subscription, id)
        .contains("{&quot;orderId&quot;:&quot;o-1&quot;}", "eventId = e-1")
        .contains("attempt 1: HTTP 500", "attempt 2: HTTP 204");
  }

  @Test
  void publishedContent_isEscaped() throws Exception {
    TopicName topic = newTopic();

    google.publish(topic, message("<script>alert(1)</script>", Map.of("<b>", "'\"&")));

    assertThat(ConsoleReader.page(simulator))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt; = &#39;&quot;&amp;")
        .doesNotContain("<script>", "<b>");
  }

  @Test
  void secretInPushEndpoint_isHidden() {
    subscribe(newTopic(), "/push?token=s3cret");

    assertThat(ConsoleReader.page(simulator)).contains("/push?…").doesNotContain("s3cret");
  }

  @Test
  void buttons_armAndDisarmFault() throws Exception {
    assertThat(ConsoleReader.post(simulator, "/arm", "fault=PAUSES_DELIVERIES")).isEqualTo(303);
    assertThat(simulator.armed()).containsExactly(Fault.PAUSES_DELIVERIES);
    assertThat(ConsoleReader.page(simulator)).contains("Stop: Pause deliveries");

    assertThat(ConsoleReader.post(simulator, "/disarm", "fault=PAUSES_DELIVERIES")).isEqualTo(303);
    assertThat(simulator.armed()).isEmpty();
  }

  @Test
  void unknownFault_isRejected() throws Exception {
    assertThat(ConsoleReader.post(simulator, "/arm", "fault=EXPLODES")).isEqualTo(400);
    assertThat(simulator.armed()).isEmpty();
  }
}
