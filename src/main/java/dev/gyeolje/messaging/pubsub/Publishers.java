package dev.gyeolje.messaging.pubsub;

import com.google.api.gax.batching.BatchingSettings;
import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedExecutorProvider;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.pubsub.v1.TopicName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Creates and keeps one of Google's publishers per topic. */
final class Publishers implements AutoCloseable {

  /**
   * Timeout of publishing one batch, including repetitions; the client accepts no less than 10 s.
   */
  static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(10);

  // A relay's batch goes out as one request: the client's own
  // threshold of 1,000 bytes would send nearly every message alone.
  private static final BatchingSettings BATCHES =
      BatchingSettings.newBuilder()
          .setElementCountThreshold(500L)
          .setRequestByteThreshold(1_000_000L)
          .setDelayThresholdDuration(Duration.ofMillis(10))
          .build();

  // The client's default goes on for 10 minutes, and closing it waits as long.
  private static final RetrySettings RETRIES =
      RetrySettings.newBuilder()
          .setTotalTimeoutDuration(TOTAL_TIMEOUT)
          .setInitialRetryDelayDuration(Duration.ofMillis(100))
          .setRetryDelayMultiplier(2)
          .setMaxRetryDelayDuration(Duration.ofSeconds(1))
          .setInitialRpcTimeoutDuration(Duration.ofSeconds(5))
          .setRpcTimeoutMultiplier(1)
          .setMaxRpcTimeoutDuration(Duration.ofSeconds(5))
          .build();

  private final String project;
  private final TransportChannelProvider channel;
  private final @Nullable CredentialsProvider credentials;
  private final Map<String, Publisher> byTopic = new ConcurrentHashMap<>();
  private final ScheduledExecutorService threads;

  /**
   * @param credentials null for Google's own credentials
   * @param threads are not closed
   */
  Publishers(
      String project,
      TransportChannelProvider channel,
      @Nullable CredentialsProvider credentials,
      ScheduledExecutorService threads) {
    this.project = project;
    this.channel = channel;
    this.credentials = credentials;
    this.threads = threads;
  }

  /** Returns the publisher of {@code topic}; the topic may not exist. */
  Publisher of(String topic) {
    return byTopic.computeIfAbsent(topic, this::open);
  }

  private Publisher open(String topic) {
    var builder =
        Publisher.newBuilder(TopicName.of(project, topic))
            .setBatchingSettings(BATCHES)
            .setRetrySettings(RETRIES)
            .setChannelProvider(channel)
            .setExecutorProvider(FixedExecutorProvider.create(threads));
    if (credentials != null) builder.setCredentialsProvider(credentials);
    try {
      return builder.build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    byTopic.values().forEach(Publisher::shutdown);
    try {
      for (var publisher : byTopic.values())
        publisher.awaitTermination(TOTAL_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
