package dev.gyeolje.notification;

import java.time.Duration;

/** Outcome of one push. */
public sealed interface PushOutcome {

  /** Calls the method for this case. */
  void accept(Visitor visitor);

  /** Handles every case. After a case is added, no visitor compiles until it handles it. */
  interface Visitor {
    void sent(Sent sent);

    void gone(Gone gone);

    void retryLater(RetryLater retry);

    void rejected(Rejected rejection);
  }

  /** Accepted for delivery. */
  record Sent() implements PushOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.sent(this);
    }
  }

  /** The device no longer exists; the shop removes it. */
  record Gone() implements PushOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.gone(this);
    }
  }

  /**
   * Not accepted now; the shop keeps the device and retries.
   *
   * @param cause for operators, without the target
   * @param least minimum delay before the next attempt; zero if FCM named none
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
   * @param cause for operators, without the target
   */
  record Rejected(String cause) implements PushOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.rejected(this);
    }
  }
}
