package dev.gyeolje.messaging.pubsub;

import static jakarta.transaction.Transactional.TxType.NEVER;

import com.google.api.core.ApiFuture;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import dev.gyeolje.messaging.MessagePublisher;
import dev.gyeolje.messaging.OutgoingMessage;
import dev.gyeolje.platform.jobs.JobRunner;
import dev.gyeolje.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;

/** Publishes through Google's client and waits for the answers. */
@ApplicationScoped
@Transactional(NEVER)
class PubSubPublisher implements MessagePublisher {

  private static final Log LOG = Log.of(PubSubPublisher.class);

  /** The client's own limit and a reserve, because a future of the client may never complete. */
  private static final long PATIENCE = Publishers.TOTAL_TIMEOUT.toMillis() + 5_000;

  @Inject PubSubClients clients;
  @Inject SubscriptionSetup setup;
  @Inject JobRunner runner;

  @Override
  public boolean ready() {
    return setup.complete();
  }

  @Override
  public Optional<String> setUp() {
    return setup.attempt();
  }

  @Override
  public Map<UUID, String> publish(List<OutgoingMessage> messages) {
    return failures(clients.call(() -> answers(messages)));
  }

  private Map<UUID, ApiFuture<String>> answers(List<OutgoingMessage> messages) {
    var answers = new LinkedHashMap<UUID, ApiFuture<String>>();
    for (var message : messages)
      answers.put(message.eventId(), clients.publisher(message.topic()).publish(wire(message)));
    messages.stream()
        .map(OutgoingMessage::topic)
        .distinct()
        .map(clients::publisher)
        .forEach(Publisher::publishAllOutstanding);
    return answers;
  }

  private static PubsubMessage wire(OutgoingMessage message) {
    return PubsubMessage.newBuilder()
        .setData(ByteString.copyFromUtf8(message.data()))
        .putAttributes("eventId", message.eventId().toString())
        .putAttributes("eventType", message.eventType())
        .putAttributes("occurredAt", message.occurredAt().toString())
        .build();
  }

  private Map<UUID, String> failures(Map<UUID, ApiFuture<String>> answers) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE);
    var failures = new HashMap<UUID, String>();
    answers.forEach(
        (eventId, answer) -> {
          try {
            answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
          } catch (ExecutionException e) {
            failures.put(eventId, String.valueOf(e.getCause()));
            if (e.getCause() instanceof NotFoundException) topicsAreGone();
          } catch (TimeoutException e) {
            failures.put(eventId, "no answer from the broker");
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.put(eventId, "interrupted");
          }
        });
    if (!failures.isEmpty())
      LOG.log(
          Level.WARNING,
          "{0} of {1} messages were not published and will be tried again: {2}",
          new Object[] {failures.size(), answers.size(), failures.values().iterator().next()});
    return failures;
  }

  /** An emulator loses its topics when it restarts. */
  private void topicsAreGone() {
    setup.again();
    runner.wake(SubscriptionSetup.class);
  }
}
