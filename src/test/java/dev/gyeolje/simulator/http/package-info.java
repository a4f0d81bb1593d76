/** What several simulators need to answer HTTP; knows none of them. */
package dev.gyeolje.simulator.http;
