package dev.gyeolje.simulator.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.TopicName;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests push behaviour of the real service that Google's emulator lacks or shows only slowly. */
class PushDeliveryTest extends SimulatorFixture {

  @ParameterizedTest
  @ValueSource(ints = {102, 200, 201, 202, 204})
  void acknowledgingStatuses_preventRedelivery(int status) throws Exception {
    TopicName topic = newTopic();
    subscribe(topic, "/push");
    endpoint.answers("/push", push -> status);

    google.publish(topic, message("once"));

    endpoint.next("/push");
    awaitIdle();
    assertThat(endpoint.untaken("/push")).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {203, 206, 302, 400, 404, 415, 429, 503})
  void otherStatuses_causeRedelivery(int status) throws Exception {
    TopicName topic = newTopic();
    subscribe(topic, "/push");
    endpoint.answersInTurn("/push", status, 204);

    String id = google.publish(topic, message("again"));

    assertThat(endpoint.next("/push").id()).isEqualTo(id);
    assertThat(endpoint.next("/push").id()).isEqualTo(id);
    awaitIdle();
  }

  @Test
  void push_hasGooglesHeadersAndFields() throws Exception {
    TopicName topic = newTopic();
    subscribe(topic, "/push");

    google.publish(topic, message("x"));

    ReceivedPush push = endpoint.next("/push");
    assertThat(push.headers().getFirst("User-Agent")).isEqualTo("CloudPubSub-Google");
    assertThat(push.headers()).doesNotContainKey("Authorization");
    assertThat(push.body().keySet()).containsExactlyInAnyOrder("subscription", "message");
    assertThat(push.message().keySet())
        .containsExactlyInAnyOrder(
            "data", "messageId", "message_id", "publishTime", "publish_time");
  }

  @Test
  void deadLetterPolicy_addsDeliveryAttemptToPush() throws Exception {
    TopicName topic = newTopic();
    subscribeWithDeadLetters(topic, "/push");
    endpoint.answersInTurn("/push", 500, 500, 204);

    google.publish(topic, message("x"));

    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(endpoint.next("/push").body().getInt("deliveryAttempt")).isEqualTo(attempt);
    }
  }

  @Test
  void delayBetweenAttempts_grows() throws Exception {
    TopicName topic = newTopic();
    RetryPolicy policy =
        RetryPolicy.newBuilder()
            .setMinimumBackoff(Durations.fromMillis(100))
            .setMaximumBackoff(Durations.fromMillis(400))
            .build();
    google.subscriptions.createSubscription(
        subscription(topic, "/push").setRetryPolicy(policy).build());
    endpoint.answersInTurn("/push", 500, 500, 500, 500, 204);

    google.publish(topic, message("x"));

    long last = endpoint.next("/push").nanoTime();
    for (long least : List.of(100L, 200L, 400L, 400L)) {
      long next = endpoint.next("/push").nanoTime();
      assertThat(TimeUnit.NANOSECONDS.toMillis(next - last)).isGreaterThanOrEqualTo(least);
      last = next;
    }
  }

  @Test
  void responseAfterAckDeadline_doesNotAcknowledge() throws Exception {
    TopicName topic = newTopic();
    subscribe(topic, "/push");
    CountDownLatch secondArrived = new CountDownLatch(1);
    AtomicInteger turn = new AtomicInteger();
    endpoint.answers(
        "/push",
        push ->
            switch (turn.getAndIncrement()) {
              case 0 -> {
                await(secondArrived);
                yield 204;
              }
              case 1 -> {
                secondArrived.countDown();
                yield 500;
              }
              default -> 204;
            });

    String id = google.publish(topic, message("slow"));

    for (int delivery = 1; delivery <= 3; delivery++) {
      assertThat(endpoint.next("/push").id()).isEqualTo(id);
    }
    awaitIdle();
  }

  @Test
  void hangingSubscription_doesNotBlockOthers() throws Exception {
    TopicName slow = newTopic();
    TopicName quick = newTopic();
    subscribe(slow, "/slow");
    subscribe(quick, "/quick");
    CountDownLatch release = new CountDownLatch(1);
    endpoint.answers(
        "/slow",
        push -> {
          await(release);
          return 204;
        });

    for (int i = 0; i < 20; i++) google.topics.publish(slow, List.of(message("m" + i)));
    await(() -> endpoint.untaken("/slow") == 8);
    String id = google.publish(quick, message("quick"));

    assertThat(endpoint.next("/quick").id()).isEqualTo(id);
    await(() -> simulator.backlog() == 20);
    release.countDown();
    awaitIdle();
  }

  @Test
  void unreachableEndpoint_doesNotCountAsAttempt() throws Exception {
    TopicName topic = newTopic();
    int port = endpoint.port();
    subscribeWithDeadLetters(topic, "/push");
    endpoint.close();

    String id = google.publish(topic, message("x"));
    await(() -> ConsoleReader.page(simulator).contains("not reached"));

    endpoint = new PushEndpoint(port);
    ReceivedPush push = endpoint.next("/push");
    assertThat(push.id()).isEqualTo(id);
    assertThat(push.body().getInt("deliveryAttempt")).isEqualTo(1);
  }

  @Test
  void subscriptionOfDeletedTopic_namesDeletedTopic() {
    TopicName topic = newTopic();
    String subscription = subscribe(topic, "/push");

    google.topics.deleteTopic(topic);

    assertThat(google.subscriptions.getSubscription(subscription).getTopic())
        .isEqualTo("_deleted-topic_");
  }

  private void subscribeWithDeadLetters(TopicName topic, String path) {
    google.subscriptions.createSubscription(
        subscription(topic, path).setDeadLetterPolicy(policy(newTopic(), 5)).build());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }
}
