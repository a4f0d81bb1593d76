package dev.gyeolje.simulator.oidc;

/** A way for signing in to go wrong. A fault stays until it is disarmed. */
public enum OidcFault {
  /** Discovery answers 503. */
  DISCOVERY_DOWN("discovery answers 503"),
  /** The token endpoint answers 503. */
  TOKEN_DOWN("token endpoint answers 503"),
  /** The keys answer 503. */
  KEYS_DOWN("keys answer 503"),
  /** The ID token carries another nonce than was sent. */
  WRONG_NONCE("wrong nonce"),
  /** The person comes back with another state than was sent. */
  WRONG_STATE("wrong state"),
  /** The ID token is signed with a key that is not published, under the name of the one that is. */
  FOREIGN_KEY("token signed with another key"),
  /** The ID token was issued two hours ago and was good for one. */
  EXPIRED_TOKEN("expired token"),
  /** The ID token is meant for another client. */
  WRONG_AUDIENCE("token for another client"),
  /** The ID token names another issuer. */
  WRONG_ISSUER("token of another issuer"),
  /** The e-mail address is said to be unconfirmed, in the ID token and in the user info. */
  EMAIL_NOT_VERIFIED("e-mail not verified");

  final String label;

  OidcFault(String label) {
    this.label = label;
  }
}
