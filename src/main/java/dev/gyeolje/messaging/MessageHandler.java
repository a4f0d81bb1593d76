package dev.gyeolje.messaging;

/**
 * Processes the messages of a subscription. Called inside a transaction that also stores the event.
 */
public interface MessageHandler {

  /** Short name of the subscription. */
  String subscription();

  /** Short name of the topic that the subscription reads. */
  String topic();

  /**
   * Processes the message, once per event.
   *
   * @throws UnprocessableMessageException if the message can never be processed
   */
  void on(IncomingMessage message);
}
