package dev.gyeolje.messaging.pubsub;

import com.google.api.gax.rpc.AlreadyExistsException;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.UnimplementedException;
import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.ExpirationPolicy;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.Topic;
import com.google.pubsub.v1.TopicName;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import com.google.pubsub.v1.UpdateTopicRequest;
import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;

/**
 * Ensures that topics and subscriptions exist with the right configuration: at deployment, every
 * hour, on an operator's command, and when the broker has lost them. It can be repeated. The broker
 * accepts messages for a topic without subscriptions and drops them, so the shop publishes nothing
 * before the set-up has succeeded.
 */
@ApplicationScoped
public class SubscriptionSetup implements Job {

  private static final Log LOG = Log.of(SubscriptionSetup.class);

  // The longest handler waits for the database only; Toss and FCM are never asked inside a push.
  private static final int ACK_DEADLINE_SECONDS = 60;
  // Ten times from 10 s up to 10 min outlast a redeployment of the shop.
  private static final int DELIVERIES = 10;
  private static final RetryPolicy RETRIES =
      RetryPolicy.newBuilder()
          .setMinimumBackoff(Duration.newBuilder().setSeconds(10))
          .setMaximumBackoff(Duration.newBuilder().setSeconds(600))
          .build();

  /**
   * Delivered messages can be delivered again for this time, also to a new subscription. The
   * service takes 10 minutes to 31 days (google.pubsub.v1, Topic.message_retention_duration).
   */
  private static final Duration RETENTION =
      Duration.newBuilder().setSeconds(java.time.Duration.ofDays(7).toSeconds()).build();

  /** A subscription that was deleted is missing no longer than this. */
  private static final java.time.Duration AGAIN = java.time.Duration.ofHours(1);

  @Inject PubSubSettings settings;
  @Inject PubSubClients clients;
  @Inject Clock clock;

  private volatile Instant due = Instant.EPOCH;
  private volatile boolean complete;

  /** Whether it succeeded and nothing was found missing since. */
  boolean complete() {
    return complete;
  }

  /** Something is missing: repeat the set-up at the next run, and publish nothing until then. */
  void again() {
    complete = false;
    due = Instant.EPOCH;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ApiException as {@link #setUp}
   * @throws IllegalStateException as {@link #setUp}
   */
  @Override
  public int runOnce() {
    if (!clock.instant().isBefore(due)) setUp();
    return 0;
  }

  @Override
  public java.time.Duration pause() {
    return java.time.Duration.ofSeconds(2);
  }

  /**
   * As {@link #setUp}.
   *
   * @return why it failed; empty if it succeeded
   */
  Optional<String> attempt() {
    try {
      setUp();
      return Optional.empty();
    } catch (ApiException e) {
      return Optional.of(e.getStatusCode().getCode().name());
    } catch (IllegalStateException e) {
      return Optional.of(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  /**
   * Creates what is missing and corrects what differs.
   *
   * @throws ApiException if the broker does not answer or rejects
   * @throws IllegalStateException if a subscription cannot be corrected
   */
  void setUp() {
    clients.call(
        () -> {
          Subscriptions.TOPICS.forEach(this::createOrUpdate);
          Subscriptions.ALL.forEach(this::createOrUpdate);
          return null;
        });
    due = clock.instant().plus(AGAIN);
    complete = true;
    LOG.log(
        Level.INFO,
        "set up {0} topics and {1} subscriptions",
        new Object[] {Subscriptions.TOPICS.size(), Subscriptions.ALL.size()});
  }

  private void createOrUpdate(String topic) {
    var wanted =
        Topic.newBuilder()
            .setName(TopicName.format(settings.project(), topic))
            .setMessageRetentionDuration(RETENTION)
            .build();
    try {
      clients.topics().createTopic(wanted);
    } catch (AlreadyExistsException fine) {
      update(wanted);
    }
  }

  private void update(Topic wanted) {
    try {
      clients
          .topics()
          .updateTopic(
              UpdateTopicRequest.newBuilder()
                  .setTopic(wanted)
                  .setUpdateMask(FieldMask.newBuilder().addPaths("message_retention_duration"))
                  .build());
    } catch (UnimplementedException emulator) {
      // Google's emulator updates no topics, and retains nothing anyway
      LOG.log(Level.FINE, "{0} is unchanged", wanted.getName());
    }
  }

  private void createOrUpdate(Subscriptions.Subscription subscription) {
    var wanted = wanted(subscription);
    try {
      clients.subscriptions().createSubscription(wanted);
    } catch (AlreadyExistsException fine) {
      var corrected =
          clients
              .subscriptions()
              .updateSubscription(correction(wanted, subscription.hasDeadLetters()));
      // A subscription outlives its topic, receives nothing from a new topic of the same name, and
      // may still have old messages to deliver, so an operator must decide when to delete it.
      if (!corrected.getTopic().equals(wanted.getTopic())) {
        again();
        throw new IllegalStateException(
            subscription.name() + " still belongs to a deleted topic; delete it");
      }
    }
  }

  private Subscription wanted(Subscriptions.Subscription subscription) {
    var wanted =
        Subscription.newBuilder()
            .setName(SubscriptionName.format(settings.project(), subscription.name()))
            .setTopic(TopicName.format(settings.project(), subscription.topic()))
            .setAckDeadlineSeconds(ACK_DEADLINE_SECONDS)
            .setMessageRetentionDuration(RETENTION)
            .setPushConfig(push(subscription))
            // without a time to live it never expires; by default it expires after 31 idle days
            .setExpirationPolicy(ExpirationPolicy.getDefaultInstance());
    if (subscription.hasDeadLetters())
      wanted
          .setRetryPolicy(RETRIES)
          .setDeadLetterPolicy(
              DeadLetterPolicy.newBuilder()
                  .setDeadLetterTopic(
                      TopicName.format(settings.project(), Subscriptions.DEAD_LETTER))
                  .setMaxDeliveryAttempts(DELIVERIES));
    return wanted.build();
  }

  private PushConfig push(Subscriptions.Subscription subscription) {
    var push = PushConfig.newBuilder().setPushEndpoint(settings.pushEndpoint(subscription.path()));
    settings
        .pushServiceAccount()
        .ifPresent(
            account ->
                push.setOidcToken(
                    PushConfig.OidcToken.newBuilder()
                        .setServiceAccountEmail(account)
                        .setAudience(settings.pushAudience().orElse(""))));
    return push.build();
  }

  private static UpdateSubscriptionRequest correction(Subscription wanted, boolean deadLetters) {
    var mask =
        FieldMask.newBuilder()
            .addPaths("ack_deadline_seconds")
            .addPaths("message_retention_duration")
            .addPaths("push_config");
    if (deadLetters) mask.addPaths("retry_policy").addPaths("dead_letter_policy");
    return UpdateSubscriptionRequest.newBuilder()
        .setSubscription(wanted)
        .setUpdateMask(mask)
        .build();
  }
}
