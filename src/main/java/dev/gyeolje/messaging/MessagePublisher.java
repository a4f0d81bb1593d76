package dev.gyeolje.messaging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Hands messages to the broker. */
public interface MessagePublisher {

  /**
   * Whether what is published reaches those who read it; before, it would be lost. Asks nobody:
   * says what this node last saw.
   */
  boolean ready();

  /**
   * Creates what is missing at the broker and corrects what differs, so that messages reach those
   * who read them. Does no harm when repeated. Never called inside a transaction.
   *
   * @return why it could not be done; empty if everything is in its place
   */
  Optional<String> setUp();

  /**
   * Publishes all of {@code messages} and waits for the broker's answers, for a bounded time. Never
   * called inside a transaction.
   *
   * @return why a message was not taken, by event id; those not named were taken. A message that is
   *     named may still have been taken: publishing is at least once.
   */
  Map<UUID, String> publish(List<OutgoingMessage> messages);
}
