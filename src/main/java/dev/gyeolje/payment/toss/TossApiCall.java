package dev.gyeolje.payment.toss;

import dev.gyeolje.platform.text.TextSanitizer;
import java.time.Instant;
import java.util.UUID;

/**
 * One call of Toss' API and its result, for operators and for Toss' support.
 *
 * @param order the order that the call was about
 * @param operation CONFIRM, RETRIEVE or CANCEL
 * @param result HTTP status, its meaning and Toss' error, or the reason why there is no answer
 * @param traceId Toss' trace id of the call; empty if there was no answer
 * @param at when the call ended
 */
record TossApiCall(UUID order, String operation, String result, String traceId, Instant at) {

  TossApiCall {
    result = TextSanitizer.shortened(result, 200);
    traceId = TextSanitizer.shortened(traceId, 100);
  }
}
