package dev.gyeolje.payment.toss;

import dev.gyeolje.payment.Cancellation;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The cancels of a payment. An impossible cancel, such as one of 0 won, is reported to operators
 * and affects neither the other cancels nor the payment.
 *
 * @param readable refunds of captured money, oldest first
 * @param contradiction describes the impossible cancels; empty if there are none
 */
record TossCancels(List<Cancellation> readable, String contradiction) {

  /** {@code cancels[].transactionKey}: 1 to 64 characters (core API 2022-11-16). */
  private static final String TRANSACTION = "[!-~]{1,64}";

  static TossCancels of(JsonObject payment) {
    var readable = new ArrayList<Cancellation>();
    var contradictions = new ArrayList<String>();
    if (payment.get("cancels") instanceof JsonArray cancels) {
      var seen = new HashSet<String>();
      for (var cancel : cancels) {
        var wrong = wrong(cancel, seen);
        if (!wrong.isEmpty()) contradictions.add(wrong);
        else if (done(cancel.asJsonObject())) readable.add(read(cancel.asJsonObject()));
      }
    }
    return new TossCancels(readable, String.join("; ", contradictions));
  }

  /** Whether Toss reports a transaction key, which distinguishes the cancel from others. */
  static boolean named(JsonObject cancel) {
    return key(cancel).matches(TRANSACTION);
  }

  private static String wrong(JsonValue value, Set<String> seen) {
    if (!(value instanceof JsonObject cancel)) return "a cancel that is no object";
    if (!done(cancel)) return "";
    if (!named(cancel)) return "a cancel without a transaction key";
    if (!seen.add(key(cancel))) return "two cancels " + key(cancel);
    try {
      return TossResponse.won(cancel, "cancelAmount").won() > 0
          ? ""
          : "cancel " + key(cancel) + " of 0 KRW";
    } catch (IllegalArgumentException | ArithmeticException noAmount) {
      return "cancel " + key(cancel) + " of no amount";
    }
  }

  /** IN_PROGRESS and ABORTED occur with overseas payments; nothing was refunded then. */
  private static boolean done(JsonObject cancel) {
    return "DONE".equals(TossResponse.text(cancel, "cancelStatus", "DONE"));
  }

  private static Cancellation read(JsonObject cancel) {
    return new Cancellation(key(cancel), TossResponse.won(cancel, "cancelAmount"));
  }

  private static String key(JsonObject cancel) {
    return TossResponse.text(cancel, "transactionKey", "");
  }
}
