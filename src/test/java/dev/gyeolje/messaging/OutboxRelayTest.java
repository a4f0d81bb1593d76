package dev.gyeolje.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {

  private final Waiting outbox = new Waiting();
  private final Broker broker = new Broker();
  private final OutboxRelay relay = new OutboxRelay();

  @BeforeEach
  void wire() {
    relay.outbox = outbox;
    relay.publisher = broker;
  }

  @Test
  void publisherNotReady_claimsAndPublishesNothing() {
    assertThat(relay.runOnce()).isZero();

    assertThat(broker.taken).isEmpty();
    assertThat(outbox.claims).isZero();
  }

  @Test
  void readyPublisher_getsClaimedMessage() {
    broker.ready = true;

    assertThat(relay.runOnce()).isEqualTo(1);

    assertThat(broker.taken).containsExactly(outbox.message);
  }

  private static final class Waiting extends OutboxService {
    final OutgoingMessage message =
        new OutgoingMessage(
            UUID.randomUUID(),
            "OrderPaid",
            "checkout-success",
            "{}",
            Instant.parse("2026-11-25T10:00:00Z"));
    int claims;

    @Override
    List<ClaimedMessage> claim(int limit) {
      claims++;
      return List.of(new ClaimedMessage(message, 1));
    }

    @Override
    void recordPublished(List<ClaimedMessage> claimed, Map<UUID, String> failures) {
      assertThat(failures).isEmpty();
    }
  }

  private static final class Broker implements MessagePublisher {
    final List<OutgoingMessage> taken = new ArrayList<>();
    boolean ready;

    @Override
    public boolean ready() {
      return ready;
    }

    @Override
    public Optional<String> setUp() {
      throw new AssertionError("the relay must not set up the topology");
    }

    @Override
    public Map<UUID, String> publish(List<OutgoingMessage> messages) {
      taken.addAll(messages);
      return Map.of();
    }
  }
}
