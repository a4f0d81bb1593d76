package dev.gyeolje.simulator.pubsub;

/**
 * A delivery attempt of one message to one endpoint.
 *
 * @param attempt number of the attempt, from 1
 */
record Delivery(Message message, int attempt) {

  static Delivery first(Message message) {
    return new Delivery(message, 1);
  }

  Delivery next() {
    return new Delivery(message, attempt + 1);
  }
}
