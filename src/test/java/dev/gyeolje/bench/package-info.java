/**
 * {@code mvn -Pbench}: how fast the shop is, as ratios against something that ran on the same
 * machine in the same minute.
 *
 * <p>The load generator and the simulators share this JVM, the server under test is a process of
 * its own with the flags an operator would give it. Orders are made beforehand by SQL; what is
 * measured goes through HTTP.
 */
package dev.gyeolje.bench;
