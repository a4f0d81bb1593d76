package dev.gyeolje.payment.toss;

import dev.gyeolje.platform.text.TextSanitizer;
import java.time.Instant;
import java.util.UUID;

/**
 * One question to Toss and its answer, for operators and for Toss' support.
 *
 * @param order what it was about
 * @param operation CONFIRM, RETRIEVE or CANCEL
 * @param result HTTP status, what it means and what Toss says of an error, or why there is none
 * @param traceId Toss' number of the exchange; empty if there was no answer
 * @param at when it ended
 */
record TossApiCall(UUID order, String operation, String result, String traceId, Instant at) {

  TossApiCall {
    result = TextSanitizer.shortened(result, 200);
    traceId = TextSanitizer.shortened(traceId, 100);
  }
}
