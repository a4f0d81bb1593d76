package dev.gyeolje.notification;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends push messages to devices. */
public interface PushSender {

  /**
   * Sends each of {@code pushes} separately and waits for the answers for a bounded time. Must not
   * be called inside a transaction.
   *
   * @return outcome of each push, by its id
   */
  Map<UUID, PushOutcome> send(List<Push> pushes);
}
