package dev.gyeolje.messaging.pubsub;

import com.google.api.gax.rpc.AlreadyExistsException;
import com.google.api.gax.rpc.ApiException;
import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.ExpirationPolicy;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.TopicName;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import dev.gyeolje.platform.jobs.Job;
import dev.gyeolje.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;

/**
 * Makes sure that topics and subscriptions exist and are as they should be: at deployment, whenever
 * an operator asks, and when the broker turns out to have lost them. Does no harm when repeated.
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

  @Inject PubSubSettings settings;
  @Inject PubSubClients clients;

  private final AtomicBoolean due = new AtomicBoolean(true);

  /** Do it again at the next turn. */
  void again() {
    due.set(true);
  }

  @Override
  public int runOnce() {
    if (!due.get()) return 0;
    try {
      setUp();
    } catch (ApiException e) {
      LOG.log(Level.WARNING, "topics cannot be set up yet: {0}", e.getStatusCode().getCode());
    }
    return 0;
  }

  @Override
  public java.time.Duration pause() {
    return java.time.Duration.ofSeconds(2);
  }

  /**
   * Creates what is missing and corrects what differs.
   *
   * @throws ApiException if the broker does not answer or refuses
   */
  void setUp() {
    clients.call(
        () -> {
          Subscriptions.TOPICS.forEach(this::create);
          Subscriptions.ALL.forEach(this::createOrUpdate);
          return null;
        });
    due.set(false);
    LOG.log(
        Level.INFO,
        "{0} topics and {1} subscriptions are set up",
        new Object[] {Subscriptions.TOPICS.size(), Subscriptions.ALL.size()});
  }

  private void create(String topic) {
    try {
      clients.topics().createTopic(TopicName.of(settings.project(), topic));
    } catch (AlreadyExistsException fine) {
      LOG.log(Level.FINE, "topic {0} is there", topic);
    }
  }

  private void createOrUpdate(Subscriptions.Subscription subscription) {
    var wanted = wanted(subscription);
    try {
      clients.subscriptions().createSubscription(wanted);
    } catch (AlreadyExistsException fine) {
      clients.subscriptions().updateSubscription(correction(wanted, subscription.hasDeadLetters()));
    }
  }

  private Subscription wanted(Subscriptions.Subscription subscription) {
    var wanted =
        Subscription.newBuilder()
            .setName(SubscriptionName.format(settings.project(), subscription.name()))
            .setTopic(TopicName.format(settings.project(), subscription.topic()))
            .setAckDeadlineSeconds(ACK_DEADLINE_SECONDS)
            .setPushConfig(push(subscription))
            // without a time to live it never expires; the default forgets it after 31 idle days
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
    var mask = FieldMask.newBuilder().addPaths("ack_deadline_seconds").addPaths("push_config");
    if (deadLetters) mask.addPaths("retry_policy").addPaths("dead_letter_policy");
    return UpdateSubscriptionRequest.newBuilder()
        .setSubscription(wanted)
        .setUpdateMask(mask)
        .build();
  }
}
