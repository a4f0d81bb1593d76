package dev.gyeolje.messaging;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Hands messages to the broker. */
public interface MessagePublisher {

  /**
   * Whether what is published reaches those who read it; before, it would be lost. Asks nobody:
   * says what this node last saw.
   */
  boolean ready();

  /**
   * Publishes all of {@code messages} and waits for the broker's answers, for a bounded time. Never
   * called inside a transaction.
   *
   * @return why a message was not taken, by event id; those not named were taken. A message that is
   *     named may still have been taken: publishing is at least once.
   */
  Map<UUID, String> publish(List<OutgoingMessage> messages);
}
