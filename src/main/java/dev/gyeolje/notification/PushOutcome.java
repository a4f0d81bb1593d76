package dev.gyeolje.notification;

import java.time.Duration;

/** Outcome of a push. */
public sealed interface PushOutcome {

  /** Calls the visitor's method for this case. */
  void accept(Visitor visitor);

  /** Handles every case; a visitor that does not handle a new case fails to compile. */
  interface Visitor {
    void sent(Sent sent);

    void gone(Gone gone);

    void retryLater(RetryLater retry);

    void rejected(Rejected rejection);
  }

  /** FCM accepted the push for delivery. */
  record Sent() implements PushOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.sent(this);
    }
  }

  /** The device's registration ended for good; the shop deletes the device. */
  record Gone() implements PushOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.gone(this);
    }
  }

  /**
   * Temporary failure; the shop keeps the device and retries.
   *
   * @param cause cause for operators, without the target
   * @param least minimum pause before the next attempt; zero if there is none
   */
  record RetryLater(String cause, Duration least) implements PushOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.retryLater(this);
    }
  }

  /**
   * FCM will never accept this message, for a reason other than the device.
   *
   * @param cause cause for operators, without the target
   */
  record Rejected(String cause) implements PushOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.rejected(this);
    }
  }
}
