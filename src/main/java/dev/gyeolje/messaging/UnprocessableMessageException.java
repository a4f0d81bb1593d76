package dev.gyeolje.messaging;

/** A message that no later delivery can process; the shop stores it as a dead letter. */
public class UnprocessableMessageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param reason for operators, without the message's content
   */
  public UnprocessableMessageException(String reason) {
    super(reason);
  }
}
