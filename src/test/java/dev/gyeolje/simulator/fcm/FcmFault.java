package dev.gyeolje.simulator.fcm;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A fault of one send. The list is closed; {@link FcmSimulator#arm} and {@link FcmSimulator#armFor}
 * arm a fault.
 */
public sealed interface FcmFault {

  /**
   * Applies the fault to a send.
   *
   * @param send the send without the fault; calling it delivers the message
   * @return the response, or empty to close the connection without one
   */
  Optional<FcmReply> instead(Supplier<FcmReply> send);

  /**
   * 404: the device has unregistered permanently. Only after this response may a target be deleted.
   */
  record Unregistered() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(reply());
    }

    static FcmReply reply() {
      return FcmReply.error(404, "NOT_FOUND", "UNREGISTERED", "Requested entity was not found.");
    }
  }

  /** 400: FCM never issued the target. */
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

  /** 400 because of the message's form: an error of the sender; the target remains valid. */
  record InvalidPayload() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(FcmReply.badRequest("message.data", "Invalid value (Map)"));
    }
  }

  /** 403: the device is registered with another project. */
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

  /** 503 without a Retry-After header: Google's client retries by itself, 4 times. */
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
   * 503 with a Retry-After header. Google's client waits by itself up to 60 s; above that, it gives
   * up at once.
   *
   * @param retryAfter sent in whole seconds
   */
  record UnavailableUntil(Duration retryAfter) implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(Unavailable.reply().retryAfter(retryAfter.toSeconds()));
    }
  }

  /** 500 with FCM's own error message. */
  record Internal() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(
          FcmReply.error(500, "INTERNAL", "INTERNAL", "Internal error encountered."));
    }
  }

  /**
   * 401: FCM could not authenticate to the browser's push service with the key of the sender's
   * project.
   */
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

  /** 401: FCM rejects the sender's credentials. */
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

  /**
   * An RPC status that Google's client does not know, for which it throws an unchecked exception.
   */
  record UnknownStatus() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(FcmReply.plainError(418, "TEAPOT", "Short and stout."));
    }
  }

  /** 502 with an HTML page, as a proxy would respond. */
  record BadGateway() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.of(FcmReply.html(502, "502 Bad Gateway"));
    }
  }

  /** The connection closes and the message is not delivered. */
  record DropsBefore() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      return Optional.empty();
    }
  }

  /**
   * The device receives the message, then the connection closes: the sender cannot know the result.
   */
  record DropsAfter() implements FcmFault {
    @Override
    public Optional<FcmReply> instead(Supplier<FcmReply> send) {
      send.get();
      return Optional.empty();
    }
  }

  /**
   * The device receives the message at once; the response is late.
   *
   * @param by delay of the response
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
