package dev.gyeolje.notification;

import java.time.Duration;

/** What became of one push. */
public sealed interface PushOutcome {

  /** Taken for delivery. */
  record Sent() implements PushOutcome {}

  /** The device is gone for good; forget it. */
  record Gone() implements PushOutcome {}

  /**
   * Not now; the device is kept and it is tried again.
   *
   * @param cause for operators, without the target
   * @param least how long it is to be left alone at least; zero if nothing was said
   */
  record RetryLater(String cause, Duration least) implements PushOutcome {}

  /**
   * This message will never be taken, through no fault of the device.
   *
   * @param cause for operators, without the target
   */
  record Rejected(String cause) implements PushOutcome {}
}
