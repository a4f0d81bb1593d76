package dev.gyeolje.simulator.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import com.google.protobuf.ByteString;
import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.ProjectName;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.TopicName;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * Connects Google's clients and a push endpoint to a server under test, with helper methods for the
 * tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PubSubFixture {

  /** Differs in every run, because runs may share a server. */
  static final String PROJECT = "test-" + UUID.randomUUID();

  GoogleClients google;
  PushEndpoint endpoint;

  /** Returns the address of the server under test, such as {@code localhost:8085}. */
  abstract String host() throws Exception;

  @BeforeAll
  void connect() throws Exception {
    google = new GoogleClients(host());
  }

  @AfterAll
  void disconnect() {
    if (google != null) google.close();
  }

  @BeforeEach
  void openEndpoint() throws IOException {
    endpoint = new PushEndpoint();
  }

  /**
   * Deletes the subscriptions before their endpoint closes, so that redeliveries do not disturb
   * other tests.
   */
  @AfterEach
  void deleteCreatedResources() {
    google
        .subscriptions
        .listSubscriptions(ProjectName.of(PROJECT))
        .iterateAll()
        .forEach(each -> google.subscriptions.deleteSubscription(each.getName()));
    google
        .topics
        .listTopics(ProjectName.of(PROJECT))
        .iterateAll()
        .forEach(each -> google.topics.deleteTopic(each.getName()));
    endpoint.close();
  }

  static String newId() {
    return "t-" + UUID.randomUUID();
  }

  TopicName newTopic() {
    return TopicName.parse(google.topics.createTopic(TopicName.of(PROJECT, newId())).getName());
  }

  Subscription.Builder subscription(TopicName topic, String path) {
    return Subscription.newBuilder()
        .setName(SubscriptionName.of(PROJECT, newId()).toString())
        .setTopic(topic.toString())
        .setAckDeadlineSeconds(10)
        .setPushConfig(PushConfig.newBuilder().setPushEndpoint(endpoint.url(path)));
  }

  /** Creates a push subscription without policies and returns its name. */
  String subscribe(TopicName topic, String path) {
    return google.subscriptions.createSubscription(subscription(topic, path).build()).getName();
  }

  static PubsubMessage message(String data) {
    return message(data, Map.of());
  }

  static PubsubMessage message(String data, Map<String, String> attributes) {
    return PubsubMessage.newBuilder()
        .setData(ByteString.copyFromUtf8(data))
        .putAllAttributes(attributes)
        .build();
  }

  static DeadLetterPolicy policy(TopicName deadLetters, int attempts) {
    return DeadLetterPolicy.newBuilder()
        .setDeadLetterTopic(deadLetters.toString())
        .setMaxDeliveryAttempts(attempts)
        .build();
  }

  static RetryPolicy retries(int leastSeconds, int mostSeconds) {
    return RetryPolicy.newBuilder()
        .setMinimumBackoff(Durations.fromSeconds(leastSeconds))
        .setMaximumBackoff(Durations.fromSeconds(mostSeconds))
        .build();
  }

  static void assertRejected(StatusCode.Code code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ApiException.class,
            rejection -> assertThat(rejection.getStatusCode().getCode()).isEqualTo(code));
  }
}
