package dev.gyeolje.notification;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends notifications to devices. */
public interface PushSender {

  /**
   * Sends each of {@code pushes} in a request of its own and waits for the answers for a bounded
   * time. Must not be called inside a transaction.
   *
   * @return the outcomes by push id
   */
  Map<UUID, PushOutcome> send(List<Push> pushes);
}
