/** What several stand-ins need to answer HTTP; knows none of them. */
package dev.gyeolje.simulator.http;
