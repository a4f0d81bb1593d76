/**
 * A simulator of an OpenID provider: discovery, the code flow with a page on which one picks who to
 * be, signed ID tokens, user info, keys, sign-out, and a console that breaks things.
 *
 * <p>An operator keeps the same subject identifier over restarts, because it is made from the
 * e-mail address.
 *
 * <p>What it does <em>not</em> imitate:
 *
 * <ul>
 *   <li>https: it speaks plain http on 127.0.0.1, and sends people back to this machine only
 *   <li>passwords, consent and a session of its own: everybody is asked every time, and sign-out
 *       only sends back
 *   <li>PKCE, refresh tokens, the implicit and hybrid flows, {@code prompt}, {@code login_hint},
 *       client registration
 *   <li>memory: codes and access tokens are gone when it stops; the signing key is new in every
 *       process
 * </ul>
 */
package dev.gyeolje.simulator.oidc;
