package dev.gyeolje.simulator.toss;

import java.time.Duration;

/**
 * A fault of Toss or of the connection to it. "Effect" is the result of the request: money captured
 * by a confirm or refunded by a cancel.
 */
public sealed interface Fault {

  /** Processes the request with this fault and returns the resulting response. */
  Answer strike(Processing request);

  /**
   * Toss rejects the request without effect. If the code rejects the buyer's means of payment, a
   * rejected confirm ends the payment ({@code ABORTED}); any other code leaves the payment
   * unchanged.
   *
   * @param code an error code of Toss; a code that Toss does not list has status 400
   */
  record Rejects(String code) implements Fault {
    @Override
    public Answer strike(Processing request) {
      return request.reject(code);
    }
  }

  /** The effect happens at once; the response is delayed. */
  record AnswersLate(Duration delay) implements Fault {
    @Override
    public Answer strike(Processing request) {
      Answer answer = request.run();
      request.hold(delay);
      return answer;
    }
  }

  /**
   * Toss processes the request slowly. Until the delay is over there is no effect, and further
   * requests for the payment find the first still in process. The effect happens even if the caller
   * has timed out.
   */
  record WorksSlowly(Duration delay) implements Fault {
    @Override
    public Answer strike(Processing request) {
      return request.run(() -> request.hold(delay));
    }
  }

  /** The connection closes before Toss has processed the request. */
  record DropsBeforeEffect() implements Fault {
    @Override
    public Answer strike(Processing request) {
      return Answer.DROPPED;
    }
  }

  /** Toss processes the request, then the connection closes: money has moved without a response. */
  record DropsAfterEffect() implements Fault {
    @Override
    public Answer strike(Processing request) {
      request.run();
      return Answer.DROPPED;
    }
  }

  /** Toss responds with 500 {@code FAILED_INTERNAL_SYSTEM_PROCESSING}, without effect. */
  record FailsBeforeEffect() implements Fault {
    @Override
    public Answer strike(Processing request) {
      return Answer.error(ErrorCode.of("FAILED_INTERNAL_SYSTEM_PROCESSING"));
    }
  }

  /** Toss responds with the same 500, although it has processed the request. */
  record FailsAfterEffect() implements Fault {
    @Override
    public Answer strike(Processing request) {
      request.run();
      return Answer.error(ErrorCode.of("FAILED_INTERNAL_SYSTEM_PROCESSING"));
    }
  }

  /**
   * As {@link FailsAfterEffect}, and Toss does not store the response under the idempotency key.
   * Toss does not promise that for a 5xx, so Toss processes a repetition as a new request.
   */
  record FailsAfterEffectAndForgets() implements Fault {
    @Override
    public Answer strike(Processing request) {
      request.run();
      request.forgetKey();
      return Answer.error(ErrorCode.of("FAILED_INTERNAL_SYSTEM_PROCESSING"));
    }
  }

  /** Toss processes the request, and a gateway before it responds with 502 and an HTML page. */
  record AnswersHtml() implements Fault {
    @Override
    public Answer strike(Processing request) {
      request.run();
      return Answer.html(502, "<html><body><h1>502 Bad Gateway</h1></body></html>");
    }
  }

  /** Toss processes the request; the response is valid HTTP with JSON that ends in the middle. */
  record AnswersTruncated() implements Fault {
    @Override
    public Answer strike(Processing request) {
      return request.run().firstHalf();
    }
  }

  /**
   * Toss processes the request, and one member of the payment in its response has a wrong value.
   *
   * @param member name of the member of the Payment object
   * @param json the wrong value
   */
  record AnswersWith(String member, String json) implements Fault {
    @Override
    public Answer strike(Processing request) {
      return request.run().with(member, json);
    }
  }

  /**
   * A confirm captures the money of the order under a different payment key than the requested one.
   */
  record CapturesUnderAnotherKey() implements Fault {
    @Override
    public Answer strike(Processing request) {
      return request.runUnderAnotherKey();
    }
  }

  /** Toss responds with 429, without effect. */
  record TooManyRequests() implements Fault {
    @Override
    public Answer strike(Processing request) {
      return Answer.error(ErrorCode.of("TOO_MANY_REQUESTS"));
    }
  }
}
