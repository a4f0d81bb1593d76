package dev.gyeolje.messaging.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.TopicName;
import dev.gyeolje.platform.config.Environment;
import dev.gyeolje.platform.config.SiteSettings;
import dev.gyeolje.simulator.pubsub.PubSubSimulator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubscriptionSetupTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final SubscriptionName STOCK = SubscriptionName.of("p", "checkout-stock");

  private final SubscriptionSetup setup = new SubscriptionSetup();
  private final PubSubPublisher publisher = new PubSubPublisher();

  /** Base of the push endpoints; the broker rejects an endpoint that is not a URL. */
  private String origin = "https://shop.example";

  private PubSubSimulator broker;

  @BeforeEach
  void start() throws IOException {
    broker = PubSubSimulator.start(0, 0);
    var settings = new PubSubSettings();
    settings.environment =
        new Environment(
            Map.of("GOOGLE_CLOUD_PROJECT", "p", "PUBSUB_EMULATOR_HOST", broker.host())::get);
    settings.site =
        new SiteSettings() {
          @Override
          public String origin() {
            return origin;
          }
        };
    setup.settings = settings;
    setup.clients = new PubSubClients(settings);
    publisher.setup = setup;
    setTime(NOON);
  }

  @AfterEach
  void stop() {
    setup.clients.close();
    broker.close();
  }

  @Test
  void rejectedSetup_failsTheRunAndBlocksPublishing() {
    origin = "nowhere";

    assertThatThrownBy(setup::runOnce).isInstanceOf(ApiException.class);
    assertThat(publisher.ready()).isFalse();

    origin = "https://shop.example";
    setup.runOnce();
    assertThat(publisher.ready()).isTrue();
    assertThat(stock().getPushConfig().getPushEndpoint()).startsWith(origin);
  }

  @Test
  void deletedSubscription_isRecreatedAfterAnHour() {
    setup.runOnce();
    setup.clients.subscriptions().deleteSubscription(STOCK);

    setTime(NOON.plus(Duration.ofMinutes(59)));
    setup.runOnce();
    assertThatThrownBy(this::stock).isInstanceOf(NotFoundException.class);

    setTime(NOON.plus(Duration.ofMinutes(60)));
    setup.runOnce();
    assertThat(stock().getTopic()).endsWith("/checkout-success");
  }

  @Test
  void failedHourlyCheck_failsTheRunButKeepsPublishing() {
    setup.runOnce();
    setTime(NOON.plus(Duration.ofMinutes(60)));
    origin = "nowhere";

    assertThatThrownBy(setup::runOnce).isInstanceOf(ApiException.class);
    assertThatThrownBy(setup::runOnce).isInstanceOf(ApiException.class);

    assertThat(publisher.ready()).isTrue();
  }

  @Test
  void requestedSetup_blocksPublishingUntilItRuns() {
    setup.runOnce();
    setup.again();
    assertThat(publisher.ready()).isFalse();

    setup.runOnce();
    assertThat(publisher.ready()).isTrue();
  }

  /** Precondition checks in Google's client may throw exceptions without a message. */
  @Test
  void failureWithoutMessage_isReportedByClassName() {
    setup.settings =
        new PubSubSettings() {
          @Override
          String project() {
            throw new IllegalStateException();
          }
        };

    assertThat(setup.attempt()).hasValue("java.lang.IllegalStateException");
  }

  /** The broker reports such a subscription as existing, but it receives no more messages. */
  @Test
  void subscriptionOfDeletedTopic_failsSetupUntilDeleted() {
    setup.runOnce();
    setup.clients.topics().deleteTopic(TopicName.of("p", "checkout-success"));
    setTime(NOON.plus(Duration.ofMinutes(60)));

    assertThatThrownBy(setup::runOnce)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("checkout-stock ");
    assertThat(publisher.ready()).isFalse();

    setup.clients.subscriptions().deleteSubscription(STOCK);
    setup.clients.subscriptions().deleteSubscription(SubscriptionName.of("p", "checkout-push"));
    setup.runOnce();
    assertThat(publisher.ready()).isTrue();
  }

  @Test
  void newAndExistingTopics_retainMessagesForSevenDays() {
    var success = TopicName.of("p", "checkout-success");
    setup.clients.topics().createTopic(success);
    assertThat(setup.clients.topics().getTopic(success).hasMessageRetentionDuration()).isFalse();

    setup.runOnce();

    for (var topic : Subscriptions.TOPICS)
      assertThat(
              setup
                  .clients
                  .topics()
                  .getTopic(TopicName.of("p", topic))
                  .getMessageRetentionDuration()
                  .getSeconds())
          .isEqualTo(Duration.ofDays(7).toSeconds());
    assertThat(stock().getMessageRetentionDuration().getSeconds())
        .isEqualTo(Duration.ofDays(7).toSeconds());
  }

  private Subscription stock() {
    return setup.clients.subscriptions().getSubscription(STOCK);
  }

  private void setTime(Instant now) {
    setup.clock = Clock.fixed(now, ZoneOffset.UTC);
  }
}
