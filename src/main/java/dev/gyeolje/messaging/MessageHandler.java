package dev.gyeolje.messaging;

/** What a subscription's messages do. Called inside a transaction that also remembers the event. */
public interface MessageHandler {

  /** Short name of the subscription. */
  String subscription();

  /** Short name of the topic that the subscription reads. */
  String topic();

  /**
   * Takes effect, once per event.
   *
   * @throws UnprocessableMessageException if the message can never be dealt with
   */
  void on(IncomingMessage message);
}
