/**
 * Identifies users: sign-in with an OpenID provider, the account row of each user, and which users
 * are operators.
 *
 * <p>The pair (issuer, subject) identifies a user. An e-mail address makes a user an operator only
 * if the provider has verified it. Out of scope: passwords; the shop never receives one.
 */
package dev.gyeolje.account;
