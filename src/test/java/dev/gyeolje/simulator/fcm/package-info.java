/**
 * A simulator of Firebase Cloud Messaging: the HTTP v1 send call as {@code firebase-admin} makes
 * it, the web SDK as a shop's page and service worker load it, and a console that shows every
 * device and what it got.
 *
 * <p>Answers, error bodies and script surface follow firebase-admin 9.11.0 and the npm package
 * {@code firebase} 13.2.0. In particular the classic ({@code -compat}) scripts know {@code
 * getToken} only; registering by installation id is in the modules alone, as it is in the real
 * ones.
 *
 * <p>What it does <em>not</em> imitate:
 *
 * <ul>
 *   <li>browsers' push services: a message reaches a browser only while a page that loaded the
 *       simulator's script is open (it asks once a second and hands what it gets to the service
 *       worker, which then does what the real one does); what was sent meanwhile comes when such a
 *       page opens again, however old it is
 *   <li>any check of the access token or of the project; topics, conditions, Android and Apple
 *   <li>field by field validation of a message, collapsing, quotas of its own; the headers TTL and
 *       Urgency are checked and shown, and change nothing
 *   <li>memory: devices and messages are gone when it stops. A well-formed target it has never seen
 *       counts as a device registered in an earlier life
 *   <li>the weekly refresh of a registration: {@code register()} tells the simulator every time
 * </ul>
 */
package dev.gyeolje.simulator.fcm;
