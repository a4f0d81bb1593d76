package dev.gyeolje.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Publishes messages to the broker. */
public interface MessagePublisher {

  /**
   * Whether published messages reach their subscribers; before that they would be lost. Makes no
   * call, but returns the state that this node last saw.
   */
  boolean ready();

  /**
   * Creates missing topics and subscriptions at the broker and corrects those that differ, so that
   * messages reach their subscribers. Idempotent. Never called inside a transaction.
   *
   * @return why it failed; empty if the topology is complete
   */
  Optional<String> setUp();

  /**
   * Publishes all of {@code messages} and waits for the broker's responses, for a bounded time.
   * Never called inside a transaction.
   *
   * @return why a message was not accepted, by event id; the broker accepted all others. A message
   *     that is listed may still have been accepted: publishing is at least once.
   */
  Map<UUID, String> publish(List<OutgoingMessage> messages);
}
