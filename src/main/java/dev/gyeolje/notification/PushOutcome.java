package dev.gyeolje.notification;

import java.time.Duration;

/** What became of one push. */
public sealed interface PushOutcome {

  /** Calls the method for this case. */
  void accept(Visitor visitor);

  /** Handles every case: with a new one, no visitor compiles until it handles that, too. */
  interface Visitor {
    void sent(Sent sent);

    void gone(Gone gone);

    void retryLater(RetryLater retry);

    void rejected(Rejected rejection);
  }

  /** Taken for delivery. */
  record Sent() implements PushOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.sent(this);
    }
  }

  /** The device is gone for good; forget it. */
  record Gone() implements PushOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.gone(this);
    }
  }

  /**
   * Not now; the device is kept and it is tried again.
   *
   * @param cause for operators, without the target
   * @param least how long it is to be left alone at least; zero if nothing was said
   */
  record RetryLater(String cause, Duration least) implements PushOutcome {

    @Override
    public void accept(Visitor visitor) {
      visitor.retryLater(this);
    }
  }

  /**
   * This message will never be taken, through no fault of the device.
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
