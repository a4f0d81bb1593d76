package dev.gyeolje.messaging.pubsub;

import dev.gyeolje.platform.health.HealthCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Whether this node could publish: it has credentials, and clients were made with them. Does not
 * ask the broker, since the shop sells without it: the outbox keeps what it has to say.
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
