package dev.gyeolje.simulator.pubsub;

import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The messages that one subscription has not delivered yet. Guarded by the broker's lock. */
final class Backlog {

  /**
   * Maximum of concurrent pushes per subscription. The limit is per subscription, so that no
   * subscription blocks another.
   */
  private static final int MAX_IN_FLIGHT = 8;

  private static final Duration RECONNECT = Duration.ofSeconds(1);
  private static final Duration GATHERING = Duration.ofSeconds(1);

  private final Broker broker;
  private final Deque<Delivery> ready = new ArrayDeque<>();
  private Subscription definition;
  private int inFlight;
  private int backingOff;
  private int pauses;
  private boolean closed;

  Backlog(Broker broker, Subscription definition) {
    this.broker = broker;
    this.definition = definition;
  }

  Subscription definition() {
    return definition;
  }

  /** Replaces the definition, also for messages that are already waiting. */
  void redefine(Subscription changed) {
    definition = changed;
    dispatch();
  }

  void close() {
    closed = true;
    ready.clear();
  }

  boolean feedsOn(String topic) {
    return definition.getTopic().equals(topic);
  }

  /** Returns the number of unacknowledged messages, including those in flight. */
  int size() {
    return ready.size() + backingOff + inFlight;
  }

  int inFlight() {
    return inFlight;
  }

  void add(Message message) {
    if (broker.isArmed(Fault.DELIVERS_IN_REVERSE) && ready.isEmpty()) pauseFor(GATHERING);
    ready.addLast(Delivery.first(message));
    dispatch();
  }

  void dispatch() {
    while (mayPush()) push(next());
  }

  private boolean mayPush() {
    return !closed
        && pauses == 0
        && !ready.isEmpty()
        && inFlight < (broker.isArmed(Fault.DELIVERS_IN_REVERSE) ? 1 : MAX_IN_FLIGHT)
        && !broker.isArmed(Fault.PAUSES_DELIVERIES)
        && !definition.getPushConfig().getPushEndpoint().isEmpty();
  }

  private Delivery next() {
    return broker.isArmed(Fault.DELIVERS_IN_REVERSE) ? ready.removeLast() : ready.removeFirst();
  }

  private void push(Delivery delivery) {
    inFlight++;
    broker.push(
        definition.getPushConfig(),
        PushBody.of(definition, delivery),
        Duration.ofSeconds(definition.getAckDeadlineSeconds()),
        answer -> acknowledge(delivery, answer));
  }

  private void acknowledge(Delivery delivery, Answer answer) {
    inFlight--;
    String line = line("attempt " + delivery.attempt() + ": " + answer.words());
    switch (answer.verdict()) {
      case ACKED -> delivery.message().note(line);
      case NACKED -> {
        delivery.message().note(line);
        retryOrBury(delivery);
      }
      case UNREACHABLE -> {
        delivery.message().noteOnce(line);
        ready.addFirst(delivery);
        pauseFor(RECONNECT);
      }
    }
    dispatch();
  }

  private void retryOrBury(Delivery delivery) {
    if (isLastAttempt(delivery) && broker.deadLetter(definition, delivery)) {
      String topic = definition.getDeadLetterPolicy().getDeadLetterTopic();
      delivery.message().note(line("sent to " + topic));
      return;
    }
    backingOff++;
    broker.backOff(
        Backoff.of(definition).after(delivery.attempt()),
        () -> {
          backingOff--;
          ready.addLast(delivery.next());
          dispatch();
        });
  }

  private boolean isLastAttempt(Delivery delivery) {
    DeadLetterPolicy policy = definition.getDeadLetterPolicy();
    return definition.hasDeadLetterPolicy()
        && delivery.attempt() >= policy.getMaxDeliveryAttempts();
  }

  private void pauseFor(Duration pause) {
    pauses++;
    broker.backOff(
        pause,
        () -> {
          pauses--;
          dispatch();
        });
  }

  private String line(String what) {
    return ResourceNames.id(definition.getName()) + ", " + what;
  }
}
