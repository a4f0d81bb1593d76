package dev.gyeolje.simulator.pubsub;

import com.google.pubsub.v1.PubsubMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A stored message with its delivery history for the console. Guarded by the broker's lock. */
final class Message {

  /**
   * Number of history lines kept. A poison message without a dead-letter policy is delivered
   * forever, so older lines are dropped.
   */
  private static final int REMEMBERED_LINES = 40;

  final String topic;
  final PubsubMessage content;
  private final Deque<String> history = new ArrayDeque<>();

  Message(String topic, PubsubMessage content) {
    this.topic = topic;
    this.content = content;
  }

  /**
   * Adds a line unless the history contains it, for events that repeat every second while an
   * endpoint is unreachable.
   */
  void noteOnce(String line) {
    if (!history.contains(line)) note(line);
  }

  void note(String line) {
    history.addLast(line);
    if (history.size() > REMEMBERED_LINES) history.removeFirst();
  }

  List<String> history() {
    return List.copyOf(history);
  }
}
