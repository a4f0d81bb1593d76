package dev.gyeolje.messaging.pubsub;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Produces Google's clients, for the real service or an emulator, and closes them on undeploy. */
@ApplicationScoped
class PubSubClientProducer {

  @Inject PubSubSettings settings;

  private ManagedChannel emulator;

  @Produces
  @Singleton
  Publishers publishers() {
    return new Publishers(settings.project(), channel(), credentials());
  }

  void close(@Disposes Publishers publishers) {
    publishers.close();
  }

  @Produces
  @Singleton
  TopicAdminClient topics() throws IOException {
    var builder = TopicAdminSettings.newBuilder();
    if (channel() != null)
      builder.setTransportChannelProvider(channel()).setCredentialsProvider(credentials());
    return TopicAdminClient.create(builder.build());
  }

  void close(@Disposes TopicAdminClient topics) {
    topics.close();
  }

  @Produces
  @Singleton
  SubscriptionAdminClient subscriptions() throws IOException {
    var builder = SubscriptionAdminSettings.newBuilder();
    if (channel() != null)
      builder.setTransportChannelProvider(channel()).setCredentialsProvider(credentials());
    return SubscriptionAdminClient.create(builder.build());
  }

  void close(@Disposes SubscriptionAdminClient subscriptions) {
    subscriptions.close();
  }

  /** One plain channel to the emulator for all clients; null for Google's own channels. */
  private synchronized TransportChannelProvider channel() {
    if (settings.emulator().isEmpty()) return null;
    if (emulator == null)
      emulator = ManagedChannelBuilder.forTarget(settings.emulator().get()).usePlaintext().build();
    return FixedTransportChannelProvider.create(GrpcTransportChannel.create(emulator));
  }

  private CredentialsProvider credentials() {
    return settings.emulator().isEmpty() ? null : NoCredentialsProvider.create();
  }

  /** The clients leave a channel that was given to them open. */
  @PreDestroy
  void close() {
    if (emulator == null) return;
    try {
      emulator.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
