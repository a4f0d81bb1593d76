package dev.gyeolje.simulator.fcm;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A way for one send to go wrong. The list is closed; a fault is armed with {@link
 * FcmSimulator#arm} or {@link FcmSimulator#armFor}.
 */
public sealed interface FcmFault {

  /**
   * Plays the fault.
   *
   * @param send the send as it would go without the fault; calling it delivers the message
   * @return the answer, or empty to cut the line without one
   */
  Optional<FcmReply> instead(Supplier<FcmReply> send);

  /** 404: the device is gone for good. The one answer after which a target may be deleted. */
  record Unregistered() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(reply());
    }

    static FcmReply reply() {
      return FcmReply.error(404, "NOT_FOUND", "UNREGISTERED", "Requested entity was not found.");
    }
  }

  /** 400: the target was never one of FCM's. */
  record InvalidTarget() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(reply());
    }

    static FcmReply reply() {
      return FcmReply.error(
          400,
          "INVALID_ARGUMENT",
          "INVALID_ARGUMENT",
          "The registration token is not a valid FCM registration token");
    }
  }

  /** 400 about the message's form: our mistake, the target is as good as before. */
  record InvalidPayload() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(FcmReply.badRequest("message.data", "Invalid value (Map)"));
    }
  }

  /** 403: the device registered with another project. */
  record SenderIdMismatch() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(
          FcmReply.error(403, "PERMISSION_DENIED", "SENDER_ID_MISMATCH", "SenderId mismatch"));
    }
  }

  /**
   * 429: too many sends.
   *
   * @param retryAfter sent in whole seconds
   */
  record QuotaExceeded(Duration retryAfter) implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      var reply =
          FcmReply.error(
              429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED", "Quota exceeded for this project.");
      return Optional.of(reply.retryAfter(retryAfter.toSeconds()));
    }
  }

  /** 503 without a word on when to come again: Google's client tries again by itself, 4 times. */
  record Unavailable() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(reply());
    }

    static FcmReply reply() {
      return FcmReply.error(
          503, "UNAVAILABLE", "UNAVAILABLE", "The service is currently unavailable.");
    }
  }

  /**
   * 503 with a time to come again. Up to 60 s Google's client waits by itself; beyond, it gives up
   * at once.
   *
   * @param retryAfter sent in whole seconds
   */
  record UnavailableUntil(Duration retryAfter) implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(Unavailable.reply().retryAfter(retryAfter.toSeconds()));
    }
  }

  /** 500 in FCM's own words. */
  record Internal() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(
          FcmReply.error(500, "INTERNAL", "INTERNAL", "Internal error encountered."));
    }
  }

  /** 401: FCM could not sign in to the browser's push service with the key it has for us. */
  record ThirdPartyAuth() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(
          FcmReply.error(
              401,
              "UNAUTHENTICATED",
              "THIRD_PARTY_AUTH_ERROR",
              "Auth error from APNS or Web Push Service"));
    }
  }

  /** 401: our own credentials are rejected. */
  record Unauthenticated() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(reply());
    }

    static FcmReply reply() {
      return FcmReply.plainError(
          401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
    }
  }

  /** A status word Google's client does not know, on which it throws an unchecked exception. */
  record UnknownStatus() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(FcmReply.plainError(418, "TEAPOT", "Short and stout."));
    }
  }

  /** 502 with a page of HTML, as a proxy on the way answers. */
  record BadGateway() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(FcmReply.html(502, "502 Bad Gateway"));
    }
  }

  /** The line is cut and nothing was delivered. */
  record DropsBefore() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.empty();
    }
  }

  /** The device gets the message, then the line is cut: the sender cannot tell. */
  record DropsAfter() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      send.get();
      return Optional.empty();
    }
  }

  /**
   * The device gets the message at once, the answer comes late.
   *
   * @param by how late
   */
  record AnswersLate(Duration by) implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      var reply = send.get();
      try {
        Thread.sleep(by.toMillis());
        return Optional.of(reply);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }
}
