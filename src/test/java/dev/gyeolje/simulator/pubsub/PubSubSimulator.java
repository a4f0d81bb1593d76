package dev.gyeolje.simulator.pubsub;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A running simulator of Google Cloud Pub/Sub, on 127.0.0.1 only. All methods may be called from
 * any thread.
 */
public final class PubSubSimulator implements AutoCloseable {

  private static final Duration UNLIMITED = Duration.ofHours(1);

  /** Above Google's 10 MB, so that {@link Rules} rejects a larger request with its own message. */
  private static final int MAX_INBOUND_BYTES = 32 << 20;

  private final Broker broker;
  private final Console console;
  private final ExecutorService executor = Executors.newFixedThreadPool(4, Threads.named("grpc"));
  // Separate event loops, because gRPC's shared ones would keep running for a while after close().
  private final NioEventLoopGroup events = new NioEventLoopGroup(2, Threads.named("net"));
  private final Server server;

  private PubSubSimulator(int grpcPort, Broker broker) throws IOException {
    this.broker = broker;
    console = new Console(broker);
    server =
        NettyServerBuilder.forAddress(
                new InetSocketAddress(InetAddress.getByName("127.0.0.1"), grpcPort))
            .channelType(NioServerSocketChannel.class)
            .bossEventLoopGroup(events)
            .workerEventLoopGroup(events)
            .executor(executor)
            .maxInboundMessageSize(MAX_INBOUND_BYTES)
            .addService(new GrpcPublisher(broker))
            .addService(new GrpcSubscriber(broker))
            .build();
  }

  /**
   * Starts with the waiting times of the real service.
   *
   * @param grpcPort port for Google's clients; 0 for any free port
   * @param consolePort port of the console page; 0 for any free port
   * @throws IOException if a port is in use
   */
  public static PubSubSimulator start(int grpcPort, int consolePort) throws IOException {
    return start(grpcPort, consolePort, UNLIMITED);
  }

  /**
   * Starts with shorter waits between deliveries, for tests.
   *
   * @param grpcPort port for Google's clients; 0 for any free port
   * @param consolePort port of the console page; 0 for any free port
   * @param longestBackoff upper limit of the delay before a redelivery and before the next try at
   *     an unreachable endpoint, regardless of the policies
   * @throws IOException if a port is in use
   */
  public static PubSubSimulator start(int grpcPort, int consolePort, Duration longestBackoff)
      throws IOException {
    return start(grpcPort, consolePort, longestBackoff, UNLIMITED);
  }

  static PubSubSimulator start(
      int grpcPort, int consolePort, Duration longestBackoff, Duration longestAckDeadline)
      throws IOException {
    PubSubSimulator simulator =
        new PubSubSimulator(grpcPort, new Broker(longestBackoff, longestAckDeadline));
    try {
      simulator.server.start();
      simulator.console.start(consolePort);
      return simulator;
    } catch (IOException portInUse) {
      simulator.close();
      throw portInUse;
    }
  }

  /** Returns the value for {@code PUBSUB_EMULATOR_HOST}, such as {@code localhost:8085}. */
  public String host() {
    return "localhost:" + server.getPort();
  }

  /** Returns the address of the console page. */
  public URI console() {
    return console.address();
  }

  /** Returns the signer of the pushes to subscriptions that require a token. */
  public PushTokens tokens() {
    return broker.tokens();
  }

  /** Returns the address where {@link #tokens} publishes its keys. */
  public URI keys() {
    return console().resolve("keys");
  }

  /**
   * Returns the number of unacknowledged messages of all subscriptions: waiting, backing off after
   * a failure, or in flight. Zero means idle.
   */
  public long backlog() {
    return broker.backlog();
  }

  /** Arms {@code fault}; has no effect if it is already armed. */
  public void arm(Fault fault) {
    broker.arm(fault);
  }

  /**
   * Disarms {@code fault} and continues deliveries that it delayed; has no effect if it is not
   * armed.
   */
  public void disarm(Fault fault) {
    broker.disarm(fault);
  }

  /** Returns a copy of the set of armed faults. */
  public Set<Fault> armed() {
    return broker.armed();
  }

  /**
   * Stops at once and discards all data. When this method returns, both ports are free and all
   * threads have ended.
   */
  @Override
  public void close() {
    console.close();
    server.shutdownNow();
    broker.close();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
      events.shutdownGracefully(0, 5, TimeUnit.SECONDS).await();
      executor.shutdownNow();
      executor.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
