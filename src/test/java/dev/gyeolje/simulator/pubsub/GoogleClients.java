package dev.gyeolje.simulator.pubsub;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.TopicName;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Google's own clients, connected to a server that uses plaintext and requires no credentials. */
final class GoogleClients implements AutoCloseable {

  final ManagedChannel channel;
  final TopicAdminClient topics;
  final SubscriptionAdminClient subscriptions;
  private final TransportChannelProvider transport;

  GoogleClients(String host) throws IOException {
    channel = ManagedChannelBuilder.forTarget(host).usePlaintext().build();
    transport = FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel));
    topics =
        TopicAdminClient.create(
            TopicAdminSettings.newBuilder()
                .setTransportChannelProvider(transport)
                .setCredentialsProvider(NoCredentialsProvider.create())
                .build());
    subscriptions =
        SubscriptionAdminClient.create(
            SubscriptionAdminSettings.newBuilder()
                .setTransportChannelProvider(transport)
                .setCredentialsProvider(NoCredentialsProvider.create())
                .build());
  }

  Publisher publisher(TopicName topic) throws IOException {
    return Publisher.newBuilder(topic)
        .setChannelProvider(transport)
        .setCredentialsProvider(NoCredentialsProvider.create())
        .build();
  }

  /** Publishes one message, waits until the server has stored it, and returns its id. */
  String publish(TopicName topic, PubsubMessage message)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Publisher publisher = publisher(topic);
    try {
      return publisher.publish(message).get(20, TimeUnit.SECONDS);
    } finally {
      publisher.shutdown();
    }
  }

  @Override
  public void close() {
    subscriptions.close();
    topics.close();
    channel.shutdownNow();
  }
}
