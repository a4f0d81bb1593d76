package dev.gyeolje.simulator.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.TopicName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  @Test
  void close_endsAllThreadsAndFreesPorts() throws Exception {
    Set<Thread> before = threads();
    PubSubSimulator simulator = PubSubSimulator.start(0, 0);
    int grpcPort = URI.create("x://" + simulator.host()).getPort();
    int consolePort = simulator.console().getPort();
    deliverOneMessage(simulator);

    simulator.close();

    // Threads of Google's client may run for another second or two.
    SimulatorFixture.await(() -> before.containsAll(threads()));
    PubSubSimulator.start(grpcPort, consolePort).close();
  }

  @Test
  void portInUse_throwsIoException_andLeavesNoThreads() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Set<Thread> before = threads();

      assertThatThrownBy(() -> PubSubSimulator.start(taken.getLocalPort(), 0))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> PubSubSimulator.start(0, taken.getLocalPort()))
          .isInstanceOf(IOException.class);

      SimulatorFixture.await(() -> before.containsAll(threads()));
    }
  }

  @Test
  void secondClose_hasNoEffect() throws Exception {
    PubSubSimulator simulator = PubSubSimulator.start(0, 0, Duration.ofSeconds(1));

    simulator.close();
    simulator.close();
  }

  @Test
  void messageIds_increaseAcrossRestart() throws Exception {
    long last = publishOneMessage();

    assertThat(publishOneMessage()).isGreaterThan(last);
  }

  private static long publishOneMessage() throws Exception {
    try (PubSubSimulator simulator = PubSubSimulator.start(0, 0)) {
      return deliverOneMessage(simulator);
    }
  }

  private static long deliverOneMessage(PubSubSimulator simulator) throws Exception {
    try (GoogleClients google = new GoogleClients(simulator.host());
        PushEndpoint endpoint = new PushEndpoint()) {
      TopicName topic = TopicName.of("shop", "lifecycle");
      google.topics.createTopic(topic);
      google.subscriptions.createSubscription(
          Subscription.newBuilder()
              .setName("projects/shop/subscriptions/lifecycle")
              .setTopic(topic.toString())
              .setPushConfig(PushConfig.newBuilder().setPushEndpoint(endpoint.url("/push")))
              .build());
      google.topics.publish(topic, List.of(PubSubFixture.message("x")));
      return Long.parseLong(endpoint.next("/push").id());
    }
  }

  private static Set<Thread> threads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    // Ignore the JVM's own threads, such as the keep-alive timer of its HTTP connections.
    threads.removeIf(thread -> thread.getThreadGroup() == null || isSystem(thread));
    return threads;
  }

  private static boolean isSystem(Thread thread) {
    return thread.getThreadGroup().getName().equals("system");
  }
}
