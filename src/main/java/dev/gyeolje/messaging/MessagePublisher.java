package dev.gyeolje.messaging;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Hands messages to the broker. */
public interface MessagePublisher {

  /**
   * Publishes all of {@code messages} and waits for the broker's answers, for a bounded time. Never
   * called inside a transaction.
   *
   * @return why a message was not taken, by event id; those not named were taken. A message that is
   *     named may still have been taken: publishing is at least once.
   */
  Map<UUID, String> publish(List<OutgoingMessage> messages);
}
