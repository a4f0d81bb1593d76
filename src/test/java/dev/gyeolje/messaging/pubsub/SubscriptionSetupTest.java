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

  /** The broker rejects to push to what is no address. */
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
    itIs(NOON);
  }

  @AfterEach
  void stop() {
    setup.clients.close();
    broker.close();
  }

  @Test
  void setUpThatIsRejected_isAFailedRun_andNothingIsPublishedUntilItSucceeds() {
    origin = "nowhere";

    assertThatThrownBy(setup::runOnce).isInstanceOf(ApiException.class);
    assertThat(publisher.ready()).isFalse();

    origin = "https://shop.example";
    setup.runOnce();
    assertThat(publisher.ready()).isTrue();
    assertThat(stock().getPushConfig().getPushEndpoint()).startsWith(origin);
  }

  @Test
  void deletedSubscription_isBackWithinTheHour() {
    setup.runOnce();
    setup.clients.subscriptions().deleteSubscription(STOCK);

    itIs(NOON.plus(Duration.ofMinutes(59)));
    setup.runOnce();
    assertThatThrownBy(this::stock).isInstanceOf(NotFoundException.class);

    itIs(NOON.plus(Duration.ofMinutes(60)));
    setup.runOnce();
    assertThat(stock().getTopic()).endsWith("/checkout-success");
  }

  @Test
  void hourlyLookThatFails_isAFailedRun_andHoldsNothingUp() {
    setup.runOnce();
    itIs(NOON.plus(Duration.ofMinutes(60)));
    origin = "nowhere";

    assertThatThrownBy(setup::runOnce).isInstanceOf(ApiException.class);
    assertThatThrownBy(setup::runOnce).isInstanceOf(ApiException.class);

    assertThat(publisher.ready()).isTrue();
  }

  @Test
  void topicThatIsMissed_holdsMessagesBackUntilItIsThere() {
    setup.runOnce();
    setup.again();
    assertThat(publisher.ready()).isFalse();

    setup.runOnce();
    assertThat(publisher.ready()).isTrue();
  }

  /** As the checks of Google's client may throw it. */
  @Test
  void failureWithoutAMessage_isNamedAllTheSame() {
    setup.settings =
        new PubSubSettings() {
          @Override
          String project() {
            throw new IllegalStateException();
          }
        };

    assertThat(setup.attempt()).hasValue("java.lang.IllegalStateException");
  }

  /** The broker calls it there, but it gets nothing any more. */
  @Test
  void subscriptionOfADeletedTopic_isNotTakenForOneOfTheNew() {
    setup.runOnce();
    setup.clients.topics().deleteTopic(TopicName.of("p", "checkout-success"));
    itIs(NOON.plus(Duration.ofMinutes(60)));

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
  void topics_retainForAWeek_alsoThoseThatWereThereBefore() {
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

  private void itIs(Instant now) {
    setup.clock = Clock.fixed(now, ZoneOffset.UTC);
  }
}
