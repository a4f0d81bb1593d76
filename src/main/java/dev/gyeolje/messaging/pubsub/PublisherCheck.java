package dev.gyeolje.messaging.pubsub;

import dev.gyeolje.platform.health.HealthCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Checks that this node has credentials and could create its clients. Does not call the broker,
 * because the shop also works without it: the outbox stores its messages.
 */
@ApplicationScoped
class PublisherCheck implements HealthCheck {

  @Inject PubSubClients clients;

  @Override
  public String name() {
    return "publisher";
  }

  @Override
  public State state() {
    return clients.call(
        () -> {
          Subscriptions.TOPICS.forEach(clients::publisher);
          return State.UP;
        });
  }
}
