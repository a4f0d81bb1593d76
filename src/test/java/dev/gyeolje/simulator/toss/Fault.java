package dev.gyeolje.simulator.toss;

import java.time.Duration;

/**
 * A way in which Toss, or the line to it, can misbehave. "Effect" is what was asked for: money
 * taken by a confirm, refunded by a cancel.
 */
public sealed interface Fault {

  /** Turns what would happen into what does happen. */
  Answer strike(Processing request);

  /**
   * Toss says no, without effect. A confirm rejected for a reason that lies in the buyer's means of
   * payment ends the payment ({@code ABORTED}); any other code leaves it as it is.
   *
   * @param code a code of Toss; one it does not list is answered as 400
   */
  record Rejects(String code) implements Fault {
    @Override
    public Answer strike(Processing request) {
      return request.reject(code);
    }
  }

  /** The effect happens at once, its answer travels this long. */
  record AnswersLate(Duration delay) implements Fault {
    @Override
    public Answer strike(Processing request) {
      Answer answer = request.run();
      request.hold(delay);
      return answer;
    }
  }

  /**
   * Toss itself takes this long: until then there is no effect, and further requests for the
   * payment meet one that is still being processed. The effect comes even if the caller has given
   * up.
   */
  record WorksSlowly(Duration delay) implements Fault {
    @Override
    public Answer strike(Processing request) {
      return request.run(() -> request.hold(delay));
    }
  }

  /** The line breaks before Toss has done anything. */
  record DropsBeforeEffect() implements Fault {
    @Override
    public Answer strike(Processing request) {
      return Answer.DROPPED;
    }
  }

  /** Toss does what was asked, then the line breaks: money has moved and nobody was told. */
  record DropsAfterEffect() implements Fault {
    @Override
    public Answer strike(Processing request) {
      request.run();
      return Answer.DROPPED;
    }
  }

  /** 500 {@code FAILED_INTERNAL_SYSTEM_PROCESSING}, without effect. */
  record FailsBeforeEffect() implements Fault {
    @Override
    public Answer strike(Processing request) {
      return Answer.error(ErrorCode.of("FAILED_INTERNAL_SYSTEM_PROCESSING"));
    }
  }

  /** The same 500, word for word, although Toss did what was asked. */
  record FailsAfterEffect() implements Fault {
    @Override
    public Answer strike(Processing request) {
      request.run();
      return Answer.error(ErrorCode.of("FAILED_INTERNAL_SYSTEM_PROCESSING"));
    }
  }

  /**
   * The same, and Toss does not keep the answer with the key: it does not promise to for a 5xx, so
   * that a repetition is a request of its own.
   */
  record FailsAfterEffectAndForgets() implements Fault {
    @Override
    public Answer strike(Processing request) {
      request.run();
      request.forgetKey();
      return Answer.error(ErrorCode.of("FAILED_INTERNAL_SYSTEM_PROCESSING"));
    }
  }

  /** Toss does what was asked; a gateway in between answers 502 with a page of HTML. */
  record AnswersHtml() implements Fault {
    @Override
    public Answer strike(Processing request) {
      request.run();
      return Answer.html(502, "<html><body><h1>502 Bad Gateway</h1></body></html>");
    }
  }

  /** Toss does what was asked; the answer is proper HTTP whose JSON breaks off in the middle. */
  record AnswersTruncated() implements Fault {
    @Override
    public Answer strike(Processing request) {
      return request.run().firstHalf();
    }
  }

  /**
   * Toss does what was asked, and one member of the payment in its answer is not what it should be.
   *
   * @param member of the Payment object
   * @param json its value there
   */
  record AnswersWith(String member, String json) implements Fault {
    @Override
    public Answer strike(Processing request) {
      return request.run().with(member, json);
    }
  }

  /** A confirm takes the money of the order under another payment key than it was asked with. */
  record CapturesUnderAnotherKey() implements Fault {
    @Override
    public Answer strike(Processing request) {
      return request.runUnderAnotherKey();
    }
  }

  /** 429, without effect. */
  record TooManyRequests() implements Fault {
    @Override
    public Answer strike(Processing request) {
      return Answer.error(ErrorCode.of("TOO_MANY_REQUESTS"));
    }
  }
}
