package dev.gyeolje.simulator.pubsub;

/** What the simulator can be told to do wrong. */
public enum Fault {
  /** Every publish is answered UNAVAILABLE and stored nowhere, until disarmed. */
  ANSWERS_NO_PUBLISH("Answer no publish", "every publish gets UNAVAILABLE"),

  /** Nothing is pushed until disarmed; what is in flight is still completed. */
  PAUSES_DELIVERIES("Pause deliveries", "messages wait"),

  /**
   * The next message published reaches every subscription twice, at the same time and under one
   * message id; then the fault disarms itself.
   */
  DELIVERS_NEXT_TWICE("Deliver the next message twice", "once, then off by itself"),

  /**
   * The latest message first and one at a time, until disarmed. A message that finds nothing
   * waiting is held for a second, so that others can overtake it.
   */
  DELIVERS_IN_REVERSE("Deliver in reverse order", "latest first, one at a time");

  final String button;
  final String effect;

  Fault(String button, String effect) {
    this.button = button;
    this.effect = effect;
  }
}
