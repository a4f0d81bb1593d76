/**
 * Who the user is: sign-in by an OpenID provider, the row we keep of them, and who is an operator.
 *
 * <p>An operator is the pair (issuer, subject); the e-mail counts only where the provider says it
 * is verified. Out of scope: passwords. We never see one.
 */
package dev.gyeolje.account;
