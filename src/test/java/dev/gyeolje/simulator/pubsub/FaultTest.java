package dev.gyeolje.simulator.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.core.ApiFuture;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublisherGrpc;
import com.google.pubsub.v1.TopicName;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FaultTest extends SimulatorFixture {

  @Test
  void publishFault_returnsUnavailable_andStoresNothing() {
    TopicName topic = newTopic();
    subscribe(topic, "/push");
    simulator.arm(Fault.ANSWERS_NO_PUBLISH);
    PublishRequest request =
        PublishRequest.newBuilder().setTopic(topic.toString()).addMessages(message("x")).build();

    assertThatThrownBy(() -> PublisherGrpc.newBlockingStub(google.channel).publish(request))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            rejection ->
                assertThat(rejection.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
    assertThat(simulator.backlog()).isZero();
  }

  @Test
  void disarmedPublishFault_letsGooglesPublisherRetrySuccessfully() throws Exception {
    TopicName topic = newTopic();
    subscribe(topic, "/push");
    Publisher publisher = google.publisher(topic);
    simulator.arm(Fault.ANSWERS_NO_PUBLISH);
    ApiFuture<String> publishing = publisher.publish(message("x"));
    publisher.publishAllOutstanding();

    simulator.disarm(Fault.ANSWERS_NO_PUBLISH);

    assertThat(endpoint.next("/push").id()).isEqualTo(publishing.get(20, TimeUnit.SECONDS));
    publisher.shutdown();
  }

  @Test
  void pausedDeliveries_arriveAfterDisarming() throws Exception {
    TopicName topic = newTopic();
    subscribe(topic, "/push");
    simulator.arm(Fault.PAUSES_DELIVERIES);
    google.topics.publish(topic, List.of(message("a"), message("b")));
    assertThat(simulator.backlog()).isEqualTo(2);
    assertThat(endpoint.untaken("/push")).isZero();

    simulator.disarm(Fault.PAUSES_DELIVERIES);

    endpoint.next("/push");
    endpoint.next("/push");
    awaitIdle();
  }

  @Test
  void nextMessage_isDeliveredTwice_andFollowingOneOnce() throws Exception {
    TopicName topic = newTopic();
    subscribe(topic, "/push");
    simulator.arm(Fault.DELIVERS_NEXT_TWICE);

    String twice = google.publish(topic, message("twice"));
    assertThat(endpoint.next("/push").id()).isEqualTo(twice);
    assertThat(endpoint.next("/push").id()).isEqualTo(twice);
    String once = google.publish(topic, message("once"));
    assertThat(endpoint.next("/push").id()).isEqualTo(once);

    awaitIdle();
    assertThat(endpoint.untaken("/push")).isZero();
    assertThat(simulator.armed()).isEmpty();
    assertThat(ConsoleReader.message(simulator, twice).split("attempt 1: HTTP 204", -1))
        .as("both deliveries are on the console")
        .hasSize(1 + 2);
  }

  @Test
  void reverseOrder_deliversLatestMessageFirst() throws Exception {
    TopicName topic = newTopic();
    subscribe(topic, "/push");
    simulator.arm(Fault.DELIVERS_IN_REVERSE);

    google.topics.publish(topic, List.of(message("a"), message("b"), message("c")));

    assertThat(endpoint.next("/push").data()).isEqualTo("c");
    assertThat(endpoint.next("/push").data()).isEqualTo("b");
    assertThat(endpoint.next("/push").data()).isEqualTo("a");
  }
}
