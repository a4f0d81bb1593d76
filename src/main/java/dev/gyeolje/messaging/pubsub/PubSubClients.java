package dev.gyeolje.messaging.pubsub;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedExecutorProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import dev.gyeolje.platform.threads.OwnThreads;
import io.grpc.ManagedChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Google's clients for the real service or an emulator.
 *
 * <p>Use them only through {@link #call}. Their background work runs on threads that end with
 * {@link #close}: gRPC's own threads are shared by the whole JVM, outlive the last client by a
 * second, and would then load classes of an undeployed WAR.
 */
final class PubSubClients implements AutoCloseable {

  private static final int WIRE_THREADS = 1;
  private static final long END_SECONDS = 5;

  private final PubSubSettings settings;
  private final OwnThreads threads = new OwnThreads("pubsub");
  private final NioEventLoopGroup wire =
      new NioEventLoopGroup(WIRE_THREADS, OwnThreads.daemons("pubsub-wire"));
  private final Publishers publishers;
  private @Nullable TopicAdminClient topics;
  private @Nullable SubscriptionAdminClient subscriptions;

  PubSubClients(PubSubSettings settings) {
    this.settings = settings;
    this.publishers =
        new Publishers(settings.project(), channel(), credentials(), threads.timers());
  }

  /**
   * Calls Google's code on one of the shop's threads; unchecked exceptions are passed on unchanged.
   */
  <T> T call(Callable<T> work) {
    return threads.call(work);
  }

  /** Returns the publisher of {@code topic}; the topic may not exist. */
  Publisher publisher(String topic) {
    return publishers.of(topic);
  }

  synchronized TopicAdminClient topics() {
    if (topics == null)
      try {
        var builder =
            TopicAdminSettings.newBuilder()
                .setTransportChannelProvider(channel())
                .setBackgroundExecutorProvider(FixedExecutorProvider.create(threads.timers()));
        if (credentials() != null) builder.setCredentialsProvider(credentials());
        topics = TopicAdminClient.create(builder.build());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    return topics;
  }

  synchronized SubscriptionAdminClient subscriptions() {
    if (subscriptions == null)
      try {
        var builder =
            SubscriptionAdminSettings.newBuilder()
                .setTransportChannelProvider(channel())
                .setBackgroundExecutorProvider(FixedExecutorProvider.create(threads.timers()));
        if (credentials() != null) builder.setCredentialsProvider(credentials());
        subscriptions = SubscriptionAdminClient.create(builder.build());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    return subscriptions;
  }

  private TransportChannelProvider channel() {
    var provider =
        TopicAdminSettings.defaultGrpcTransportProviderBuilder()
            .setChannelConfigurator(this::configured);
    settings.emulator().ifPresent(provider::setEndpoint);
    return provider.build();
  }

  @SuppressWarnings("rawtypes") // as the client hands it over
  private ManagedChannelBuilder configured(ManagedChannelBuilder channel) {
    if (settings.emulator().isPresent()) channel.usePlaintext();
    return ((NettyChannelBuilder) channel)
        .eventLoopGroup(wire)
        .channelType(NioSocketChannel.class)
        .executor(threads.executor())
        .offloadExecutor(threads.executor());
  }

  /** Null for Google's own credentials. */
  private @Nullable CredentialsProvider credentials() {
    return settings.emulator().isEmpty() ? null : NoCredentialsProvider.create();
  }

  @Override
  public synchronized void close() {
    call(
        () -> {
          publishers.close();
          if (topics != null) end(topics);
          if (subscriptions != null) end(subscriptions);
          wire.shutdownGracefully(0, END_SECONDS, TimeUnit.SECONDS)
              .await(END_SECONDS, TimeUnit.SECONDS);
          return null;
        });
    threads.close();
  }

  private static void end(com.google.api.gax.core.BackgroundResource client)
      throws InterruptedException {
    client.shutdownNow();
    client.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
  }
}
