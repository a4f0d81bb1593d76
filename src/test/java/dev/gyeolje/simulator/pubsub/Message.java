package dev.gyeolje.simulator.pubsub;

import com.google.pubsub.v1.PubsubMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A stored message and, for the console, what became of it. Guarded by the broker's lock. */
final class Message {

  /**
   * A poison message without dead-letter policy is delivered for ever; the last lines tell enough.
   */
  private static final int REMEMBERED_LINES = 40;

  final String topic;
  final PubsubMessage content;
  private final Deque<String> history = new ArrayDeque<>();

  Message(String topic, PubsubMessage content) {
    this.topic = topic;
    this.content = content;
  }

  /** For what repeats every second while an endpoint is away. */
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
