/**
 * A simulator of Firebase Cloud Messaging: the HTTP v1 send call of {@code firebase-admin}, the web
 * SDK for a shop's page and service worker, and a console that shows every device and its messages.
 *
 * <p>Responses, error bodies and the script API follow firebase-admin 9.11.0 and the npm package
 * {@code firebase} 13.2.0. In particular, the classic ({@code -compat}) scripts register by {@code
 * getToken} only; registration by installation id is in the modules, as in the real SDK.
 *
 * <p><em>Not</em> imitated:
 *
 * <ul>
 *   <li>browsers' push services: a message reaches a browser only while a page with the simulator's
 *       script is open. The page polls once a second and passes new messages to the service worker,
 *       which then behaves like the real one. Messages sent in the meantime arrive when such a page
 *       opens again, regardless of their age
 *   <li>checks of the access token's value or of the project; topics, conditions, Android and Apple
 *   <li>field by field validation of a message, collapsing, quotas; the simulator validates and
 *       shows the headers TTL and Urgency, but they have no effect
 *   <li>persistence: devices and messages are lost when the simulator stops. An unknown,
 *       well-formed target counts as a device registered in an earlier run
 *   <li>the weekly refresh of a registration: {@code register()} calls the simulator every time
 * </ul>
 */
package dev.gyeolje.simulator.fcm;
