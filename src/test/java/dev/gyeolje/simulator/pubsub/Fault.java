package dev.gyeolje.simulator.pubsub;

/** The faults that the simulator can inject. */
public enum Fault {
  /** Every publish fails with UNAVAILABLE and stores nothing, until disarmed. */
  ANSWERS_NO_PUBLISH("Answer no publish", "every publish gets UNAVAILABLE"),

  /** No pushes start until disarmed; pushes in flight still complete. */
  PAUSES_DELIVERIES("Pause deliveries", "messages wait"),

  /**
   * The next message published reaches every subscription twice, at the same time and under one
   * message id; then the fault disarms itself.
   */
  DELIVERS_NEXT_TWICE("Deliver the next message twice", "once, then off by itself"),

  /**
   * Messages are pushed in reverse order, one at a time, until disarmed. A message that arrives at
   * an empty queue waits for a second, so that later messages can overtake it.
   */
  DELIVERS_IN_REVERSE("Deliver in reverse order", "latest first, one at a time");

  final String button;
  final String effect;

  Fault(String button, String effect) {
    this.button = button;
    this.effect = effect;
  }
}
