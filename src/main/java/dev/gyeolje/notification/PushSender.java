package dev.gyeolje.notification;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends to devices. */
public interface PushSender {

  /**
   * Sends every one of {@code pushes}, each on its own, and waits for the answers for a bounded
   * time. Never called inside a transaction.
   *
   * @return what became of each, by its id
   */
  Map<UUID, PushOutcome> send(List<Push> pushes);
}
