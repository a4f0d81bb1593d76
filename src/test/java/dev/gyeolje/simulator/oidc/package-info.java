/**
 * A simulator of an OpenID provider: discovery, the code flow with a page to choose a user, signed
 * ID tokens, user info, keys, sign-out, and a console that arms faults.
 *
 * <p>A user keeps the same subject identifier across restarts, because it is derived from the
 * e-mail address.
 *
 * <p><em>Not</em> imitated:
 *
 * <ul>
 *   <li>https: the simulator uses plain http on 127.0.0.1, and redirects to this machine only
 *   <li>passwords, consent and sessions: the page to choose a user appears at every sign-in, and
 *       sign-out only redirects
 *   <li>PKCE, refresh tokens, the implicit and hybrid flows, {@code prompt}, {@code login_hint},
 *       client registration
 *   <li>persistence: codes and access tokens are lost when the simulator stops; the signing key is
 *       new in every process
 * </ul>
 */
package dev.gyeolje.simulator.oidc;
