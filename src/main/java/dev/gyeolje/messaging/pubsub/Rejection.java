package dev.gyeolje.messaging.pubsub;

/**
 * Why a push is not taken for one of our own subscriptions'.
 *
 * @param words for the log; never part of a secret or a token
 */
record Rejection(Reason reason, String words) {

  /** The kinds of reasons. */
  enum Reason {
    /** It brings neither a token nor a secret. */
    MISSING,
    /** Its secret is not ours. */
    SECRET,
    /** Its token is unreadable, expired, for another audience, or not signed by Google. */
    TOKEN,
    /** Google signed its token for another account, or without having checked the address. */
    ACCOUNT,
    /** Undecided: Google's keys cannot be read now. */
    KEYS
  }
}
