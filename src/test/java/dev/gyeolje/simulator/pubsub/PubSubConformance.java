package dev.gyeolje.simulator.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.AlreadyExistsException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.StatusCode;
import com.google.protobuf.util.FieldMaskUtil;
import com.google.pubsub.v1.ProjectName;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.Topic;
import com.google.pubsub.v1.TopicName;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests the behaviour that a shop with push subscriptions needs from a server of Google's Pub/Sub
 * API, through Google's own clients. The tests run against the simulator and against Google's
 * emulator; a test that fails for only one of them shows a difference.
 */
abstract class PubSubConformance extends PubSubFixture {

  /** Longer than either server waits before it redelivers an unacknowledged message. */
  private static final Duration REDELIVERY_WOULD_HAVE_COME = Duration.ofSeconds(3);

  @Test
  void message_arrivesWithDataAttributesAndId() throws Exception {
    TopicName topic = newTopic();
    String subscription = subscribe(topic, "/push?token=t1");

    String id = google.publish(topic, message("안녕 {\"a\":1}", Map.of("eventId", "e-1", "이름", "값")));

    ReceivedPush push = endpoint.next("/push");
    assertThat(push.data()).isEqualTo("안녕 {\"a\":1}");
    assertThat(push.attributes()).isEqualTo(Map.of("eventId", "e-1", "이름", "값"));
    assertThat(push.id()).isEqualTo(id);
    assertThat(push.message().getString("message_id")).isEqualTo(id);
    assertThat(push.message().getString("publishTime")).endsWith("Z");
    assertThat(push.message().getString("publish_time"))
        .isEqualTo(push.message().getString("publishTime"));
    assertThat(push.body().getString("subscription")).isEqualTo(subscription);
    assertThat(push.query()).isEqualTo("token=t1");
    assertThat(push.headers().getFirst("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void messageWithOnlyAttributes_arrives() throws Exception {
    TopicName topic = newTopic();
    subscribe(topic, "/push");

    google.publish(topic, message("", Map.of("kind", "ping")));

    ReceivedPush push = endpoint.next("/push");
    assertThat(push.data()).isEmpty();
    assertThat(push.attributes()).containsExactly(Map.entry("kind", "ping"));
  }

  @Test
  void everySubscription_receivesEveryMessage() throws Exception {
    TopicName topic = newTopic();
    subscribe(topic, "/stock");
    subscribe(topic, "/push");

    String id = google.publish(topic, message("both"));

    assertThat(endpoint.next("/stock").id()).isEqualTo(id);
    assertThat(endpoint.next("/push").id()).isEqualTo(id);
  }

  @Test
  void batch_arrivesCompletely() throws Exception {
    TopicName topic = newTopic();
    subscribe(topic, "/push");

    List<PubsubMessage> batch = IntStream.range(0, 200).mapToObj(i -> message("m" + i)).toList();
    List<String> ids = google.topics.publish(topic, batch).getMessageIdsList();

    assertThat(Set.copyOf(ids)).hasSize(200);
    Set<String> arrived = new HashSet<>();
    while (arrived.size() < 200) arrived.add(endpoint.next("/push").id());
    assertThat(arrived).isEqualTo(Set.copyOf(ids));
  }

  @Test
  void status204_acknowledgesMessage() throws Exception {
    TopicName topic = newTopic();
    subscribe(topic, "/push");

    google.publish(topic, message("once"));

    endpoint.next("/push");
    assertThat(endpoint.isQuiet("/push", REDELIVERY_WOULD_HAVE_COME)).isTrue();
  }

  @Test
  void serverError_causesRedeliveryOfSameMessage() throws Exception {
    TopicName topic = newTopic();
    subscribe(topic, "/push");
    endpoint.answersInTurn("/push", 500, 204);

    String id = google.publish(topic, message("again"));

    assertThat(endpoint.next("/push").id()).isEqualTo(id);
    ReceivedPush second = endpoint.next("/push");
    assertThat(second.id()).isEqualTo(id);
    assertThat(second.data()).isEqualTo("again");
    assertThat(endpoint.isQuiet("/push", REDELIVERY_WOULD_HAVE_COME)).isTrue();
  }

  @Test
  void repeatedlyFailingMessage_reachesDeadLetterSubscription() throws Exception {
    TopicName topic = newTopic();
    TopicName deadLetters = newTopic();
    subscribe(deadLetters, "/dead");
    String subscription =
        google
            .subscriptions
            .createSubscription(
                subscription(topic, "/push").setDeadLetterPolicy(policy(deadLetters, 5)).build())
            .getName();
    endpoint.answers("/push", push -> 500);

    String id = google.publish(topic, message("poison", Map.of("eventId", "e-2")));

    ReceivedPush dead = endpoint.next("/dead");
    assertThat(endpoint.untaken("/push")).isEqualTo(5);
    assertThat(dead.data()).isEqualTo("poison");
    assertThat(dead.id()).isNotEqualTo(id);
    assertThat(dead.attributes())
        .containsEntry("eventId", "e-2")
        .containsEntry(
            "CloudPubSubDeadLetterSourceSubscription",
            SubscriptionName.parse(subscription).getSubscription())
        .containsEntry("CloudPubSubDeadLetterSourceSubscriptionProject", PROJECT)
        .containsEntry("CloudPubSubDeadLetterSourceDeliveryCount", "5")
        .containsEntry(
            "CloudPubSubDeadLetterSourceTopicPublishTime",
            endpoint.next("/push").message().getString("publishTime"));
    assertThat(endpoint.isQuiet("/dead", REDELIVERY_WOULD_HAVE_COME)).isTrue();
  }

  @Test
  void repeatedSetUp_updatesSubscription() {
    TopicName topic = newTopic();
    TopicName deadLetters = newTopic();
    Subscription first =
        subscription(topic, "/old")
            .setAckDeadlineSeconds(30)
            .setRetryPolicy(retries(10, 60))
            .build();
    Subscription second =
        first.toBuilder()
            .setPushConfig(PushConfig.newBuilder().setPushEndpoint(endpoint.url("/new")))
            .setAckDeadlineSeconds(60)
            .setRetryPolicy(retries(10, 600))
            .setDeadLetterPolicy(policy(deadLetters, 10))
            .build();
    google.subscriptions.createSubscription(first);

    assertThatThrownBy(() -> google.topics.createTopic(topic))
        .isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() -> google.subscriptions.createSubscription(second))
        .isInstanceOf(AlreadyExistsException.class);
    google.subscriptions.updateSubscription(
        UpdateSubscriptionRequest.newBuilder()
            .setSubscription(second)
            .setUpdateMask(
                FieldMaskUtil.fromStringList(
                    List.of(
                        "ack_deadline_seconds",
                        "retry_policy",
                        "dead_letter_policy",
                        "push_config")))
            .build());

    Subscription stored = google.subscriptions.getSubscription(first.getName());
    assertThat(stored.getAckDeadlineSeconds()).isEqualTo(60);
    assertThat(stored.getRetryPolicy()).isEqualTo(second.getRetryPolicy());
    assertThat(stored.getDeadLetterPolicy()).isEqualTo(second.getDeadLetterPolicy());
    assertThat(stored.getPushConfig().getPushEndpoint()).isEqualTo(endpoint.url("/new"));
    assertThat(stored.getTopic()).isEqualTo(topic.toString());
  }

  @Test
  void update_changesOnlyFieldsInItsMask() {
    TopicName topic = newTopic();
    Subscription first = subscription(topic, "/kept").setAckDeadlineSeconds(30).build();
    google.subscriptions.createSubscription(first);

    google.subscriptions.updateSubscription(
        UpdateSubscriptionRequest.newBuilder()
            .setSubscription(
                subscription(topic, "/other").setName(first.getName()).setAckDeadlineSeconds(60))
            .setUpdateMask(FieldMaskUtil.fromString("ack_deadline_seconds"))
            .build());

    Subscription stored = google.subscriptions.getSubscription(first.getName());
    assertThat(stored.getAckDeadlineSeconds()).isEqualTo(60);
    assertThat(stored.getPushConfig().getPushEndpoint()).isEqualTo(endpoint.url("/kept"));
  }

  @Test
  void changedPushEndpoint_receivesNextMessage() throws Exception {
    TopicName topic = newTopic();
    String subscription = subscribe(topic, "/old");

    google.subscriptions.modifyPushConfig(
        subscription, PushConfig.newBuilder().setPushEndpoint(endpoint.url("/new")).build());
    String id = google.publish(topic, message("moved"));

    assertThat(endpoint.next("/new").id()).isEqualTo(id);
    assertThat(endpoint.untaken("/old")).isZero();
  }

  @Test
  void subscriptionWithoutEndpoint_keepsMessagesUntilEndpointIsSet() throws Exception {
    TopicName topic = newTopic();
    String subscription =
        google
            .subscriptions
            .createSubscription(subscription(topic, "/x").clearPushConfig().build())
            .getName();
    String id = google.publish(topic, message("kept"));

    google.subscriptions.modifyPushConfig(
        subscription, PushConfig.newBuilder().setPushEndpoint(endpoint.url("/late")).build());

    assertThat(endpoint.next("/late").id()).isEqualTo(id);
  }

  @Test
  void deletedSubscription_receivesNoMessages() throws Exception {
    TopicName topic = newTopic();
    String deleted = subscribe(topic, "/deleted");
    subscribe(topic, "/kept");

    google.subscriptions.deleteSubscription(deleted);
    google.publish(topic, message("gone"));

    endpoint.next("/kept");
    assertThat(endpoint.untaken("/deleted")).isZero();
    assertThatThrownBy(() -> google.subscriptions.getSubscription(deleted))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void topicsAndSubscriptions_areListed() {
    TopicName topic = newTopic();
    String subscription = subscribe(topic, "/push");

    assertThat(google.topics.listTopics(ProjectName.of(PROJECT)).iterateAll())
        .extracting(Topic::getName)
        .contains(topic.toString());
    assertThat(google.subscriptions.listSubscriptions(ProjectName.of(PROJECT)).iterateAll())
        .extracting(Subscription::getName)
        .containsExactly(subscription);
  }

  @Test
  void publishToMissingTopic_returnsNotFound() {
    TopicName missing = TopicName.of(PROJECT, newId());

    assertThatThrownBy(() -> google.publish(missing, message("x")))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(NotFoundException.class);
  }

  @Test
  void deletedTopic_returnsNotFound() {
    TopicName topic = newTopic();

    google.topics.deleteTopic(topic);

    assertThatThrownBy(() -> google.topics.getTopic(topic)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void subscriptionToMissingTopic_returnsNotFound() {
    Subscription asked = subscription(TopicName.of(PROJECT, newId()), "/push").build();

    assertRejected(StatusCode.Code.NOT_FOUND, () -> google.subscriptions.createSubscription(asked));
  }

  @Test
  void missingDeadLetterTopic_returnsNotFound() {
    TopicName missing = TopicName.of(PROJECT, newId());
    Subscription asked =
        subscription(newTopic(), "/push").setDeadLetterPolicy(policy(missing, 5)).build();

    assertRejected(StatusCode.Code.NOT_FOUND, () -> google.subscriptions.createSubscription(asked));
  }

  @Test
  void invalidNames_areRejected() {
    Stream.of("ab", "1abc", "google-topic", "sp ace", "a".repeat(256))
        .forEach(
            name ->
                assertRejected(
                    StatusCode.Code.INVALID_ARGUMENT,
                    () -> google.topics.createTopic(TopicName.of(PROJECT, name))));
    assertRejected(
        StatusCode.Code.INVALID_ARGUMENT,
        () ->
            google.subscriptions.createSubscription(
                subscription(newTopic(), "/push")
                    .setName("projects/" + PROJECT + "/subscriptions/ab")
                    .build()));
  }

  @Test
  void shortestAndLongestNames_areAccepted() {
    String shortest = "a" + UUID.randomUUID().toString().substring(0, 2);
    String longest = newId() + "a".repeat(255 - newId().length());

    for (String name : List.of(shortest, longest)) {
      TopicName topic = TopicName.of(PROJECT, name);
      assertThat(google.topics.createTopic(topic).getName()).isEqualTo(topic.toString());
      google.topics.deleteTopic(topic);
    }
  }

  @Test
  void tooFewDeliveryAttempts_areOutOfRange() {
    Subscription asked =
        subscription(newTopic(), "/push").setDeadLetterPolicy(policy(newTopic(), 4)).build();

    assertRejected(
        StatusCode.Code.OUT_OF_RANGE, () -> google.subscriptions.createSubscription(asked));
  }

  @Test
  void tooManyDeliveryAttempts_areOutOfRange() {
    Subscription asked =
        subscription(newTopic(), "/push").setDeadLetterPolicy(policy(newTopic(), 101)).build();

    assertRejected(
        StatusCode.Code.OUT_OF_RANGE, () -> google.subscriptions.createSubscription(asked));
  }

  @Test
  void ackDeadlineAboveTenMinutes_isRejected() {
    Subscription asked = subscription(newTopic(), "/push").setAckDeadlineSeconds(601).build();

    assertRejected(
        StatusCode.Code.INVALID_ARGUMENT, () -> google.subscriptions.createSubscription(asked));
  }

  @Test
  void backoffAboveTenMinutes_isRejected() {
    Subscription asked = subscription(newTopic(), "/push").setRetryPolicy(retries(10, 601)).build();

    assertRejected(
        StatusCode.Code.INVALID_ARGUMENT, () -> google.subscriptions.createSubscription(asked));
  }

  @Test
  void malformedPushEndpoint_isRejected() {
    Subscription asked =
        subscription(newTopic(), "/push")
            .setPushConfig(PushConfig.newBuilder().setPushEndpoint("nonsense"))
            .build();

    assertRejected(
        StatusCode.Code.INVALID_ARGUMENT, () -> google.subscriptions.createSubscription(asked));
  }

  @Test
  void emptyMessageEmptyListOrTooLongList_isRejected() {
    TopicName topic = newTopic();
    List<PubsubMessage> tooMany =
        IntStream.rangeClosed(0, 1_000).mapToObj(i -> message("m")).toList();

    for (List<PubsubMessage> messages :
        List.of(List.of(message("")), List.<PubsubMessage>of(), tooMany)) {
      assertRejected(
          StatusCode.Code.INVALID_ARGUMENT, () -> google.topics.publish(topic, messages));
    }
  }
}
