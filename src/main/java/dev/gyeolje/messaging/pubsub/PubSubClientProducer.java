package dev.gyeolje.messaging.pubsub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Produces Google's clients and closes them on undeploy. */
@ApplicationScoped
class PubSubClientProducer {

  @Inject PubSubSettings settings;

  @Produces
  @Singleton
  PubSubClients clients() {
    return new PubSubClients(settings);
  }

  void close(@Disposes PubSubClients clients) {
    clients.close();
  }
}
