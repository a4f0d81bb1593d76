package dev.gyeolje.messaging.pubsub;

/**
 * The reason why a push is rejected.
 *
 * @param words for the log; never part of a secret or a token
 */
record Rejection(Reason reason, String words) {

  /** Kinds of reasons. */
  enum Reason {
    /** It has neither a token nor a secret. */
    MISSING,
    /** Its secret is wrong. */
    SECRET,
    /** Its token is unreadable, expired, for another audience, or not signed by Google. */
    TOKEN,
    /** Its token belongs to another account, or the account's address is not verified. */
    ACCOUNT,
    /** Undecided: Google's keys cannot be fetched now. */
    KEYS
  }
}
