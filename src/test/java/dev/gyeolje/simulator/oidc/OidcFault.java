package dev.gyeolje.simulator.oidc;

/** A fault of the sign-in. It applies until it is disarmed. */
public enum OidcFault {
  /** The discovery endpoint responds with 503. */
  DISCOVERY_DOWN("discovery answers 503"),
  /** The token endpoint responds with 503. */
  TOKEN_DOWN("token endpoint answers 503"),
  /** The keys endpoint responds with 503. */
  KEYS_DOWN("keys answer 503"),
  /** The ID token contains a different nonce than the request. */
  WRONG_NONCE("wrong nonce"),
  /** The redirect to the client contains a different state than the request. */
  WRONG_STATE("wrong state"),
  /** The ID token is signed with an unpublished key, but names the id of the published one. */
  FOREIGN_KEY("token signed with another key"),
  /** The ID token was issued two hours ago and was valid for one. */
  EXPIRED_TOKEN("expired token"),
  /** The ID token is issued for another client. */
  WRONG_AUDIENCE("token for another client"),
  /** The ID token names another issuer. */
  WRONG_ISSUER("token of another issuer"),
  /** The ID token and the user info report the e-mail address as unverified. */
  EMAIL_NOT_VERIFIED("e-mail not verified");

  final String label;

  OidcFault(String label) {
    this.label = label;
  }
}
