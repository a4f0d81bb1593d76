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

  /**
   * Above Google's 10 MB, so that a request too large is rejected by the rules and in their words.
   */
  private static final int MAX_INBOUND_BYTES = 32 << 20;

  private final Broker broker;
  private final Console console;
  private final ExecutorService executor = Executors.newFixedThreadPool(4, Threads.named("grpc"));
  // Own event loops: the shared ones of gRPC would outlive close() for a while.
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
   * @param grpcPort where Google's client connects; 0 for any free port
   * @param consolePort where the console page is; 0 for any free port
   * @throws IOException if a port is in use
   */
  public static PubSubSimulator start(int grpcPort, int consolePort) throws IOException {
    return start(grpcPort, consolePort, UNLIMITED);
  }

  /**
   * Starts with shorter waits between deliveries, for tests.
   *
   * @param grpcPort where Google's client connects; 0 for any free port
   * @param consolePort where the console page is; 0 for any free port
   * @param longestBackoff no message and no unreachable endpoint rests longer than this, whatever
   *     the policies say
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

  /** The value for {@code PUBSUB_EMULATOR_HOST}, such as {@code localhost:8085}. */
  public String host() {
    return "localhost:" + server.getPort();
  }

  /** The console page. */
  public URI console() {
    return console.address();
  }

  /** What signs the pushes of subscriptions that ask for a token. */
  public PushTokens tokens() {
    return broker.tokens();
  }

  /** Where {@link #tokens} publishes its keys. */
  public URI keys() {
    return console().resolve("keys");
  }

  /**
   * Messages not acknowledged yet, over all subscriptions, whether waiting, resting after a failure
   * or in flight. Zero means quiet.
   */
  public long backlog() {
    return broker.backlog();
  }

  /** Switches {@code fault} on; nothing changes if it is on. */
  public void arm(Fault fault) {
    broker.arm(fault);
  }

  /** Switches {@code fault} off; nothing changes if it is off. What it held back goes on. */
  public void disarm(Fault fault) {
    broker.disarm(fault);
  }

  /** The faults switched on now; a copy. */
  public Set<Fault> armed() {
    return broker.armed();
  }

  /**
   * Stops at once and forgets everything. When it returns, both ports are free and no thread is
   * left.
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
