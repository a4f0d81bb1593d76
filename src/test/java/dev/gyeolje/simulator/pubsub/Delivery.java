package dev.gyeolje.simulator.pubsub;

/**
 * One message on its way to one endpoint.
 *
 * @param attempt which attempt this is, from 1
 */
record Delivery(Message message, int attempt) {

  static Delivery first(Message message) {
    return new Delivery(message, 1);
  }

  Delivery next() {
    return new Delivery(message, attempt + 1);
  }
}
